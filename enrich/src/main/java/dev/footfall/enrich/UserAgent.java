package dev.footfall.enrich;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * The agent, its operating system and device, and whether it is a robot, from the user agent.
 *
 * <p>Reading one takes about a millisecond, and a site's visitors share a few hundred: what was
 * read is remembered, most used first, within some 10 MB. That is no memory of events: the same
 * event comes out the same.
 */
public final class UserAgent implements Enrichment {
  private static final long REMEMBERED = 10_000;

  /** Real ones are shorter; made-up ones must not keep the patterns busy. */
  private static final int READ = 500;

  private final LoadingCache<String, Agent> agents;

  /** With the patterns that come with the program; reading those takes about half a second. */
  public UserAgent() {
    var reader = new Agents();
    agents = Caffeine.newBuilder().maximumSize(REMEMBERED).build(reader::read);
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String text = event.text(Field.USERAGENT);
    if (text.isEmpty()) {
      return event.but().set(Field.IS_BOT, false).build();
    }
    var agent = agents.get(text.length() <= READ ? text : text.substring(0, READ));
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
        .set(Field.IS_BOT, isRobot(agent, event.text(Field.PLATFORM)))
        .build();
  }

  /** Trackers in servers and apps send with a library's user agent and are no robots for it. */
  private static boolean isRobot(Agent agent, String platform) {
    return switch (agent.robot()) {
      case NONE -> false;
      case LIBRARY -> platform.isEmpty() || platform.equals("web");
      case ROBOT -> true;
    };
  }
}
