package dev.footfall.collect;

import dev.footfall.event.Envelope;
import java.util.Set;
import java.util.TreeMap;

/** Snowplow's tracker protocol by GET: one event in the query string, answered with a pixel. */
final class SnowplowGet implements Protocol {
  private static final Set<String> PATHS = Set.of("/i", "/ice.png", SnowplowPost.PATH);
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final SnowplowEvent events;

  SnowplowGet(SnowplowEvent events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "com.snowplowanalytics.snowplow/tp1";
  }

  @Override
  public Set<String> methods(String path) {
    return PATHS.contains(path) ? METHODS : Set.of();
  }

  @Override
  public Reply accepted(Request request) {
    return Reply.pixel(request);
  }

  @Override
  public Skim skim(Request request) {
    var query = QueryString.parse(request.query());
    var count = new Skim.Count(AppId.of(query, request.header(AppId.HEADER)));
    count.add("");
    return count.skim(false, false);
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    var decoding = new Decoding(envelope, sequence);
    var query = QueryString.parse(envelope.query());
    if (AppId.of(query, envelope.header(AppId.HEADER)).of("").equals(envelope.appId())) {
      try {
        decoding.good(events.read(new TreeMap<>(query.parameters()), envelope, sequence, 0));
      } catch (Violation e) {
        decoding.badQuery(e);
      }
    }
    return decoding.decoded();
  }
}
