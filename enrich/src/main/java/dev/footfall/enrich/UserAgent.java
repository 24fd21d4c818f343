package dev.footfall.enrich;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import ua_parser.Parser;

/**
 * The agent, its operating system and device, and whether it is a robot: from the user agent and
 * Client Hints.
 *
 * <p>Reading one takes about a millisecond, and a site's visitors share a few hundred: what was
 * read is remembered, most used first, within some 10 MB. That is no memory of events: the same
 * event comes out the same.
 */
public final class UserAgent implements Enrichment {
  private static final long REMEMBERED = 10_000;

  private final DataFile<Parser> patterns;
  private final DataFile<Robots> robots;
  private volatile Remembered remembered;

  /** What was read with these patterns and robots. */
  private record Remembered(Parser patterns, Robots robots, LoadingCache<Said, Agent> agents) {
    static Remembered nothing(Parser patterns, Robots robots) {
      var reader = new Agents(patterns, robots);
      return new Remembered(
          patterns, robots, Caffeine.newBuilder().maximumSize(REMEMBERED).build(reader::read));
    }
  }

  /** With the patterns and robots that are known. */
  public UserAgent(EnrichmentData data) {
    this.patterns = data.agents();
    this.robots = data.robots();
    this.remembered = Remembered.nothing(patterns.value(), robots.value());
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    var agent = agents().get(Said.of(event, envelope));
    String reason = botReason(agent, event);
    return event
        .but()
        .set(Field.AGENT_NAME, agent.name())
        .set(Field.AGENT_VERSION, agent.version())
        .set(Field.OS_FAMILY, agent.osFamily())
        .set(Field.OS_NAME, agent.osName())
        .set(Field.OS_VERSION, agent.osVersion())
        .set(Field.OS_VERSION_MAJOR, agent.osVersionMajor())
        .set(Field.DVCE_TYPE, agent.deviceType())
        .set(Field.DVCE_NAME, agent.deviceName())
        .set(Field.IS_BOT, !reason.isEmpty())
        .set(Field.BOT_REASON, reason)
        .build();
  }

  /** Whether the event is from a page in a browser, as far as its platform says. */
  static boolean isFromPage(Event event) {
    String platform = event.text(Field.PLATFORM);
    return platform.isEmpty() || platform.equals("web");
  }

  /** Empties the memory when another file is read: the data of before is not mixed with its own. */
  private LoadingCache<Said, Agent> agents() {
    var now = remembered;
    if (!now.patterns().equals(patterns.value()) || !now.robots().equals(robots.value())) {
      now = Remembered.nothing(patterns.value(), robots.value());
      remembered = now;
    }
    return now.agents();
  }

  /** Trackers in servers and apps send with a library's user agent and are no robots for it. */
  private static String botReason(Agent agent, Event event) {
    return switch (agent.robot()) {
      case NONE ->
          event.text(Field.USERAGENT).isEmpty() && event.text(Field.PLATFORM).equals("web")
              ? "no_user_agent"
              : "";
      case LIBRARY -> isFromPage(event) ? "http_library" : "";
      case HEADLESS -> "headless";
      case ROBOT -> "robot";
    };
  }
}
