package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The protocols we speak. Safe for use by many threads. */
public final class Protocols {
  private final List<Protocol> all;
  private final OptOutCookie optOut;
  private final Map<String, Protocol> byName;
  private final SnowplowPost posts;

  /** All of them, with redirects switched off. */
  public Protocols(String version) {
    this(version, RedirectHosts.NONE, OptOutCookie.NONE);
  }

  /**
   * All of them.
   *
   * @param version this program's version, for the events' {@code v_collector}
   * @param redirects where links that are counted may lead
   * @param optOut what says that nothing of a request is to be kept
   */
  public Protocols(String version, RedirectHosts redirects, OptOutCookie optOut) {
    this.optOut = optOut;
    var events = SnowplowEvent.ofAKind("footfall-" + version);
    var anyEvents = SnowplowEvent.ofAnyKind("footfall-" + version);
    var messages = new SegmentEvent("footfall-" + version);
    posts = new SnowplowPost(events);
    all =
        Stream.of(
                List.of(
                    posts,
                    new SnowplowGet(events),
                    new Iglu(events),
                    new Redirect(events, redirects),
                    new GitLabCollector(anyEvents)),
                Jitsu1.all(messages),
                Jitsu2.all(messages),
                Segment.all(messages))
            .flatMap(List::stream)
            .toList();
    byName = all.stream().collect(Collectors.toMap(Protocol::name, Function.identity()));
  }

  /** The protocol that takes this method at this path. */
  public Optional<Protocol> find(String method, String path) {
    return all.stream().filter(p -> p.methods(path).contains(method)).findFirst();
  }

  /** Whether whoever sent this opts out of all that is collected. */
  public boolean optedOut(Request request) {
    return optOut.in(request);
  }

  /** Whether events are collected at this path, by whatever method: such a path has CORS. */
  public boolean collectAt(String path) {
    return all.stream().anyMatch(p -> !p.methods(path).isEmpty());
  }

  /**
   * The protocol of a request at a path that its sender chose ({@link CustomPath}); empty where it
   * is no tracker's. To be asked only about requests that nothing else takes.
   */
  public Optional<Protocol> custom(Request request) {
    boolean tracker =
        request.method().equals("POST")
            && CustomPath.fits(request.path())
            && PayloadData.isNamed(request.body());
    return tracker ? Optional.of(posts) : Optional.empty();
  }

  /** What an envelope holds whose events cannot be had: itself as one bad row, to be read again. */
  public static Decoded refused(Envelope envelope, long sequence, String message) {
    var decoding = new Decoding(envelope, sequence);
    decoding.badWhole(BadRow.Reason.ENRICHMENT_FAILURE, message, Integer.MAX_VALUE);
    return decoding.decoded();
  }

  /**
   * Reads an envelope. Never throws: what cannot be read is a bad row.
   *
   * @param sequence the record's number in the journal, which the bad rows' ids are made from
   */
  public Decoded decode(Envelope envelope, long sequence) {
    var protocol = byName.get(envelope.protocol());
    if (envelope.refusal().isEmpty() && protocol != null) {
      return protocol.decode(envelope, sequence);
    }
    var decoding = new Decoding(envelope, sequence);
    envelope
        .refusal()
        .ifPresentOrElse(
            refusal -> decoding.bad(refusal.reason(), refusal.message(), Decoding.whole(envelope)),
            () ->
                decoding.badWhole(
                    BadRow.Reason.COLLECTOR_PAYLOAD_FORMAT_VIOLATION,
                    "no protocol is called " + envelope.protocol(),
                    Integer.MAX_VALUE));
    return decoding.decoded();
  }
}
