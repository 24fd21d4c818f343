package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The collector of GitLab 13.3: one event in the query or in a form, with the parameters of
 * Snowplow's trackers, for the project whose number {@code aid} is. A request that names no project
 * that collects, or has no {@code eid}, is not found, and nothing of it is kept.
 *
 * <p>Other than there, the answer is an image, so that a tracker that sends by {@code <img>} knows
 * its event to be kept; an {@code aid} is digits and nothing else, so that every way to write a
 * project's number counts towards one limit; and what cannot be read is kept as a bad row instead
 * of failing. OPTIONS is not taken: browsers ask with the event's own URL whether they may send it.
 */
final class GitLabCollector implements Protocol {
  private static final String PATH = "/-/collector/i";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE");

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final long REQUESTS_PER_MINUTE = 100;
  private static final int LONGEST_ID = 36;
  private static final int LONGEST_NUMBER = 18;

  /** Of a form, in bytes: what is beyond is not read, and the event a bad row. */
  static final int LARGEST_FORM = 1 << 20;

  private static final int SAMPLE = 64 << 10;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final SnowplowEvent events;

  /** With a reader that needs no {@code e}: GitLab 13.3 did not. */
  GitLabCollector(SnowplowEvent events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "com.gitlab/collector";
  }

  @Override
  public Set<String> methods(String path) {
    return path.equals(PATH) ? METHODS : Set.of();
  }

  @Override
  public Naming naming() {
    return Naming.NUMBER;
  }

  @Override
  public Reply accepted(Request request) {
    return Reply.pixel(request);
  }

  @Override
  public Optional<Reply> turnedAway(Request request) {
    return Optional.of(new Reply(404, Cors.headers(request), new byte[0]));
  }

  /** There was none. */
  @Override
  public boolean cookies() {
    return false;
  }

  @Override
  public long requestsPerMinute() {
    return REQUESTS_PER_MINUTE;
  }

  @Override
  public Reply throttled(Request request, Overrun overrun) {
    var reset = overrun.retryAt().atOffset(ZoneOffset.UTC);
    byte[] body = request.method().equals("HEAD") ? new byte[0] : "Retry later\n".getBytes(UTF_8);
    String wait = Reply.seconds(overrun.retryAfter());
    return new Reply(429, Cors.headers(request), body)
        .with("content-type", "text/plain")
        .with("ratelimit-name", "throttle_product_analytics_collector")
        .with("ratelimit-limit", Long.toString(overrun.limit()))
        .with("ratelimit-observed", Long.toString(overrun.observed()))
        .with("ratelimit-remaining", "0")
        .with("ratelimit-reset", Long.toString(reset.toEpochSecond()))
        .with("ratelimit-resettime", HTTP_DATE.format(reset))
        .with("retry-after", wait);
  }

  @Override
  public Skim skim(Request request) {
    var sent = parameters(request.query(), request.header("content-type"), request.body());
    String number = sent.containsKey("eid") ? number(sent.getOrDefault("aid", "")) : "";
    return new Skim(Map.of(number, 1), false);
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    var decoding = new Decoding(envelope, sequence);
    byte[] body = envelope.body();
    try {
      if (body.length > LARGEST_FORM) {
        throw new Violation(
            BadRow.Reason.SIZE_VIOLATION,
            "the form has %d bytes; at most %d are read".formatted(body.length, LARGEST_FORM));
      }
      var sent = parameters(envelope.query(), envelope.contentType(), body);
      decoding.good(events.read(asOurs(sent, envelope), envelope, sequence, 0));
    } catch (Violation e) {
      decoding.badWhole(e.reason(), e.message(), SAMPLE);
    }
    return decoding.decoded();
  }

  /**
   * The parameters as Snowplow's reader takes them. However the project's number was written, the
   * event is the same; an id of GitLab's was any text of 36 characters at most.
   */
  private static SortedMap<String, String> asOurs(SortedMap<String, String> sent, Envelope envelope)
      throws Violation {
    String id = sent.getOrDefault("eid", "");
    if (id.length() > LONGEST_ID) {
      throw new Violation("eid: is longer than " + LONGEST_ID + " characters: " + id.length());
    }
    if (!Conversion.isUuid(id)) {
      sent.put("eid", UUID.nameUUIDFromBytes(("com.gitlab " + id).getBytes(UTF_8)).toString());
    }
    sent.put("aid", envelope.appId());
    if (sent.containsKey("se_ca") || sent.containsKey("se_ac")) {
      sent.putIfAbsent("e", "se");
    }
    return sent;
  }

  /** What a query and a form say; the form has the last word. */
  private static SortedMap<String, String> parameters(String query, String type, byte[] body) {
    var parameters = new TreeMap<>(QueryString.parse(query).parameters());
    if (type.isEmpty() || type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      String form = new String(body, 0, Math.min(body.length, LARGEST_FORM), UTF_8);
      parameters.putAll(QueryString.parse(form).parameters());
    }
    return parameters;
  }

  /** A project's number without leading zeros; what is none is empty. */
  private static String number(String text) {
    int from = 0;
    while (from < text.length() - 1 && text.charAt(from) == '0') {
      from++;
    }
    String number = text.substring(from);
    boolean digits = number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && number.length() <= LONGEST_NUMBER ? number : "";
  }
}
