package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import dev.footfall.event.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Segment's HTTP API: one message by {@code POST /v1/<type>}, several by {@code POST /v1/batch}.
 * Servers, apps and pages send alike, under the app id or the server secret.
 */
final class Segment implements Protocol {
  private static final Map<String, Set<String>> PATHS =
      Map.of(
          "page", Set.of("/v1/page", "/v1/p"),
          "track", Set.of("/v1/track", "/v1/t"),
          "identify", Set.of("/v1/identify", "/v1/i"),
          "group", Set.of("/v1/group", "/v1/g"),
          "alias", Set.of("/v1/alias", "/v1/a"),
          "screen", Set.of("/v1/screen", "/v1/s"),
          "", Set.of("/v1/batch", "/v1/b", "/batch", "/b"));

  private final String type;
  private final Messages messages;

  private Segment(SegmentEvent events, String type) {
    this.type = type;
    messages = SegmentMessages.of(events, type, Sender.ANYBODY);
  }

  static List<Protocol> all(SegmentEvent events) {
    var all = new ArrayList<Protocol>();
    PATHS.keySet().forEach(type -> all.add(new Segment(events, type)));
    return all;
  }

  @Override
  public String name() {
    return "segment/" + (type.isEmpty() ? "batch" : type);
  }

  @Override
  public Set<String> methods(String path) {
    return PATHS.getOrDefault(type, Set.of()).contains(path) ? Set.of("POST") : Set.of();
  }

  @Override
  public Naming naming() {
    return Naming.ANY_KEY;
  }

  @Override
  public Skim skim(Request request) {
    return messages.skim(request, SegmentMessages.key(request));
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    return messages.decode(envelope, sequence);
  }

  /**
   * What cannot be read is kept and answered with success too: sent again it would be no better.
   */
  @Override
  public Reply accepted(Request request) {
    var success = new JsonObject().require("success", true);
    return Reply.json(
        request,
        200,
        type.isEmpty()
            ? SegmentMessages.counted(success, messages.check(request, name()))
            : success.json());
  }

  @Override
  public Optional<Reply> refused(Request request, KeyProblem problem) {
    return Optional.of(refusal(request, problem));
  }

  static Reply refusal(Request request, KeyProblem problem) {
    var answer =
        new JsonObject().require("success", false).put("error", SegmentMessages.refusal(problem));
    return Reply.json(request, 401, answer.json());
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
