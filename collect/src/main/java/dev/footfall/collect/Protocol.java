package dev.footfall.collect;

import dev.footfall.event.Envelope;
import java.util.Optional;
import java.util.Set;

/**
 * A way trackers talk to us, in a file of its own. Every method is a function of what it is handed
 * and takes any bytes: what cannot be read is a {@link dev.footfall.event.BadRow}, never an
 * exception.
 */
public interface Protocol {
  /** What the keys are by which a protocol's requests name their projects. */
  enum Naming {
    /**
     * App ids. The events carry them themselves, so a server secret is none: it would be stored.
     */
    APP_ID,
    /** App ids or server secrets, or both as {@code app_id:server_secret}. */
    ANY_KEY,
    /** Server secrets, alone or as {@code app_id:server_secret}. */
    SERVER_SECRET,
    /** The projects' numbers, without leading zeros. */
    NUMBER
  }

  /** What envelopes of this protocol are marked with, such as {@code a.vendor/version}. */
  String name();

  /** The HTTP methods it takes at a path; none where the path is not its own. */
  Set<String> methods(String path);

  /** What the keys of {@link #skim} are. */
  default Naming naming() {
    return Naming.APP_ID;
  }

  /** Reads just whose events these are, and how many: quick, for the door. */
  Skim skim(Request request);

  /**
   * Reads the envelope's events: those of the key that named its project ({@link Envelope#appId}).
   *
   * @param sequence the record's number in the journal, which the bad rows' ids are made from
   */
  Decoded decode(Envelope envelope, long sequence);

  /**
   * What a client is answered that asks for something else than to have events kept, and may not
   * have it; empty: it may. Of such a request nothing is kept.
   */
  default Optional<Reply> declined(Request request) {
    return Optional.empty();
  }

  /** What a client is answered when its events are kept. */
  Reply accepted(Request request);

  /**
   * What a client is answered whose key opens no project; empty: the same as where events are kept,
   * because else it would send them for ever.
   */
  default Optional<Reply> refused(Request request, KeyProblem problem) {
    return Optional.empty();
  }

  /**
   * What a client is answered none of whose keys names a project that collects; empty: the same as
   * where events are kept.
   */
  default Optional<Reply> turnedAway(Request request) {
    return Optional.empty();
  }

  /** Whether the collector's own cookie recognises browsers here. */
  default boolean cookies() {
    return true;
  }

  /** Whether clients send again what was answered 429. Else a minute's limit refuses nothing. */
  default boolean retries() {
    return true;
  }

  /** How many requests of one project it takes in a minute, beside the project's limits; 0: any. */
  default long requestsPerMinute() {
    return 0;
  }

  /** What a client is answered that is to come again later. */
  default Reply throttled(Request request, Overrun overrun) {
    return Reply.throttled(request, overrun.retryAfter());
  }

  /** What the request asks about its visitor. */
  default PrivacyWish wish(Request request) {
    return PrivacyWish.ofSnowplow(request);
  }

  /**
   * The request as it may be kept: without secrets and, where the wish says so, without what tells
   * the visitor, and with addresses masked or dropped. What stands in a request that is no
   * protocol's of Snowplow's kind must be found by its own file.
   *
   * @param wish what the request asks ({@link #wish}) and the project's policy makes of it
   */
  default Request kept(Request request, PrivacyWish wish) {
    return SnowplowPrivacy.kept(request, wish);
  }
}
