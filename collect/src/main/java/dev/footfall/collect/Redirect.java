package dev.footfall.collect;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Snowplow's counted links: {@code /r/tp2?u=address} keeps where it leads and sends the browser
 * there. That is the event, unless the other parameters say of what kind it is ({@code e}); then it
 * is one of the event's entities.
 */
final class Redirect implements Protocol {
  private static final String PATH = "/r/tp2";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
  private static final String SCHEMA = SNOWPLOW + "uri_redirect/jsonschema/1-0-0";

  private final SnowplowEvent events;
  private final RedirectHosts hosts;

  Redirect(SnowplowEvent events, RedirectHosts hosts) {
    this.events = events;
    this.hosts = hosts;
  }

  @Override
  public String name() {
    return "com.snowplowanalytics.snowplow/r-tp2";
  }

  @Override
  public Set<String> methods(String path) {
    return path.equals(PATH) ? METHODS : Set.of();
  }

  @Override
  public Optional<Reply> declined(Request request) {
    if (hosts.off()) {
      return Optional.of(Reply.text(request, 404, "redirects disabled"));
    }
    return target(request).isPresent()
        ? Optional.empty()
        : Optional.of(
            Reply.text(request, 400, "u must be an address of a host that redirects may lead to"));
  }

  @Override
  public Reply accepted(Request request) {
    var declined = declined(request);
    return declined.isPresent()
        ? declined.get()
        : new Reply(302, Cors.headers(request), new byte[0])
            .with("location", target(request).orElseThrow())
            .with("cache-control", "no-cache, no-store, must-revalidate");
  }

  private Optional<String> target(Request request) {
    return hosts.target(QueryString.parse(request.query()).get("u"));
  }

  /** A person who follows a link is not told to come again later. */
  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public Skim skim(Request request) {
    var query = QueryString.parse(request.query());
    return new Skim(Map.of(AppId.of(query, request.header(AppId.HEADER)).of(""), 1), false);
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    var decoding = new Decoding(envelope, sequence);
    try {
      decoding.good(event(envelope, sequence));
    } catch (Violation e) {
      decoding.badQuery(e);
    }
    return decoding.decoded();
  }

  private Event event(Envelope envelope, long sequence) throws Violation {
    var parameters = new TreeMap<>(QueryString.parse(envelope.query()).parameters());
    var redirect = redirect(parameters.getOrDefault("u", ""));
    if (parameters.containsKey("e")) {
      addEntity(parameters, redirect.json());
    } else {
      parameters.put("e", "ue");
      parameters.put(
          "ue_pr",
          new JsonObject()
              .put("schema", SNOWPLOW + "unstruct_event/jsonschema/1-0-0")
              .require("data", redirect)
              .json());
      parameters.remove("ue_px");
    }
    parameters.put("tv", "r-tp2");
    parameters.putIfAbsent("p", "web");
    return events.read(parameters, envelope, sequence, 0);
  }

  private static JsonObject redirect(String address) throws Violation {
    if (address.isEmpty()) {
      throw new Violation("u: missing; it says where the link leads");
    }
    return new JsonObject()
        .put("schema", SCHEMA)
        .require("data", new JsonObject().put("uri", address));
  }

  private static void addEntity(SortedMap<String, String> parameters, String entity)
      throws Violation {
    String coded = parameters.getOrDefault("cx", "");
    String sent = parameters.getOrDefault("co", "");
    String wrapped = coded.isEmpty() ? sent : Base64Text.decode(coded);
    String own = wrapped.isEmpty() ? "[]" : SelfDescribing.contexts(wrapped).json();
    String list = own.substring(0, own.lastIndexOf(']')).stripTrailing();
    parameters.remove("cx");
    parameters.put(
        "co",
        "{\"schema\":\"%scontexts/jsonschema/1-0-0\",\"data\":%s%s%s]}"
            .formatted(SNOWPLOW, list, list.endsWith("[") ? "" : ",", entity));
  }
}
