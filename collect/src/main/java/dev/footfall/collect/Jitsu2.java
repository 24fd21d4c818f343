package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import dev.footfall.event.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jitsu 2: one message in Segment's shape by POST, {@code /api/s/<type>} from browsers and {@code
 * /api/s/s2s/<type>} from servers, whose batches go to {@code /api/s/s2s/batch}. The media type is
 * not looked at. A message that cannot be read is kept as a bad row and its client told why, with
 * 200: it would not send it again.
 */
final class Jitsu2 implements Protocol {
  static final int LARGEST_EVENT = 1_000_000;

  /** Types by their names in a path. The type {@code event} stands in the message itself. */
  static final Map<String, Set<String>> PATHS =
      Map.of(
          "page", Set.of("page", "p"),
          "track", Set.of("track", "t"),
          "identify", Set.of("identify", "i"),
          "group", Set.of("group", "g"),
          "alias", Set.of("alias", "a"),
          "screen", Set.of("screen", "s"),
          "", Set.of("event", "e"));

  private static final String BATCH = "batch";

  private final String type;
  private final Sender sender;
  private final Messages messages;

  private Jitsu2(SegmentEvent events, String type, Sender sender) {
    this.type = type;
    this.sender = sender;
    messages = SegmentMessages.of(events, type.equals(BATCH) ? "" : type, sender);
  }

  static List<Protocol> all(SegmentEvent events) {
    var all = new ArrayList<Protocol>();
    for (String type : PATHS.keySet()) {
      all.add(new Jitsu2(events, type, Sender.BROWSER));
      all.add(new Jitsu2(events, type, Sender.SERVER));
      all.add(new Jitsu2Pixel(events, type));
    }
    all.add(new Jitsu2(events, BATCH, Sender.SERVER));
    return List.copyOf(all);
  }

  @Override
  public String name() {
    String end = type.isEmpty() ? "event" : type;
    return sender == Sender.SERVER ? "jitsu/2/s2s/" + end : "jitsu/2/" + end;
  }

  @Override
  public Set<String> methods(String path) {
    String before = sender == Sender.SERVER ? "/api/s/s2s/" : "/api/s/";
    if (!path.startsWith(before)) {
      return Set.of();
    }
    var ends = PATHS.getOrDefault(type, Set.of(BATCH));
    return ends.contains(path.substring(before.length())) ? Set.of("POST") : Set.of();
  }

  @Override
  public Naming naming() {
    return sender == Sender.SERVER ? Naming.SERVER_SECRET : Naming.ANY_KEY;
  }

  @Override
  public Skim skim(Request request) {
    return messages.skim(request, SegmentMessages.key(request));
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    return messages.decode(envelope, sequence);
  }

  @Override
  public Reply accepted(Request request) {
    var check = messages.check(request, name());
    if (type.equals(BATCH)) {
      return Reply.json(request, 200, SegmentMessages.counted(new JsonObject(), check));
    }
    return check.errors().isEmpty()
        ? Reply.json(request, 200, "{\"ok\":true}")
        : Reply.json(request, 200, error(check.errors().getFirst()));
  }

  @Override
  public Optional<Reply> refused(Request request, KeyProblem problem) {
    return Optional.of(Reply.json(request, 401, error(SegmentMessages.refusal(problem))));
  }

  private static String error(String message) {
    return new JsonObject().require("ok", false).put("error", message).json();
  }

  /** Jitsu's clients send once and forget: they are never sent away for a while. */
  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public boolean cookies() {
    return sender == Sender.BROWSER;
  }

  @Override
  public PrivacyWish wish(Request request) {
    return SegmentMessages.wish(request);
  }

  @Override
  public Request kept(Request request, PrivacyWish wish) {
    return SegmentMessages.kept(request, wish);
  }
}
