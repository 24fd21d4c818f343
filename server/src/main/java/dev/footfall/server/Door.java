package dev.footfall.server;

import dev.footfall.collect.Arrival;
import dev.footfall.collect.Protocol;
import dev.footfall.collect.Reply;
import dev.footfall.collect.Request;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.event.BadRow.Reason;
import dev.footfall.event.Envelope;
import dev.footfall.event.PrivacyPolicy;
import dev.footfall.event.Project;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/**
 * Where events come in: finds whose they are, puts the request into the journal, and answers only
 * then (promise: 200 means on disk). A request that names several projects is kept once for each.
 * What comes for a project that is archived, or whose product analytics is off, or from somebody
 * whom the project does not track, is answered alike and dropped: its trackers would send it again.
 * Only a request that is over a limit of a project it names is sent away, for its client to send
 * again.
 */
final class Door {
  /** A larger body is not stored as events but as a bad row with its beginning. */
  static final int LARGEST_BODY = 32 << 20;

  private static final int SAMPLE_BYTES = 64 << 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Addressees addressees;
  private final DoorLimits limits;
  private final FileJournal journal;
  private final TrustedProxies proxies;
  private final Supplier<byte[]> salt;
  private final InstantSource clock;
  private final DoorMetrics metrics;
  private final Samples samples;

  /** Held for reading from the look-up of a project until its record is in the journal. */
  private final StampedLock atHand = new StampedLock();

  /**
   * A door.
   *
   * @param salt the day's salt for visitors without a cookie; empty where there is none
   */
  Door(
      Addressees addressees,
      DoorLimits limits,
      FileJournal journal,
      TrustedProxies proxies,
      Supplier<byte[]> salt,
      InstantSource clock,
      DoorMetrics metrics) {
    this.addressees = addressees;
    this.limits = limits;
    this.journal = journal;
    this.proxies = proxies;
    this.salt = salt;
    this.clock = clock;
    this.metrics = metrics;
    this.samples = new Samples(clock);
  }

  /**
   * Takes a request.
   *
   * @param size bytes of the body as it was sent; more than {@link #LARGEST_BODY} where the request
   *     holds only its beginning
   */
  Reply receive(Protocol protocol, Request request, long size) {
    long held = atHand.readLock();
    try {
      return take(protocol, request, size);
    } catch (JournalException e) {
      return refuse(request);
    } finally {
      atHand.unlockRead(held);
    }
  }

  /** Answers one who opts out as ever, without a cookie; nothing of the request is kept. */
  Reply drop(Protocol protocol, Request request) {
    var skim = protocol.skim(request);
    metrics.droppedByPolicy(skim.events().values().stream().mapToInt(skim::parts).sum());
    metrics.acknowledged();
    return protocol.accepted(request);
  }

  private Reply take(Protocol protocol, Request request, long size) {
    var now = clock.instant();
    var arrival = new Arrival(protocol, request, now, proxies, UUID.randomUUID(), salt);
    var skim = size <= LARGEST_BODY ? arrival.skim() : arrival.skim().cut();
    var named = addressees.of(protocol, skim, request);
    var refusal = refusal(arrival, named);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var open = named.stream().filter(Addressee::open).toList();
    var collecting = named.stream().filter(Addressee::collects).toList();
    var turnedAway = collecting.isEmpty() ? protocol.turnedAway(request) : Optional.<Reply>empty();
    if (turnedAway.isPresent()) {
      named.forEach(this::count);
      metrics.turnedAway();
      return turnedAway.get();
    }
    var overrun = limits.overrun(protocol, open, now);
    if (overrun.isPresent()) {
      named.stream().filter(one -> !one.open()).forEach(this::count);
      return protocol.throttled(request, overrun.get());
    }
    keep(arrival, request, named, size, now);
    metrics.acknowledged();
    return arrival.accepted(policies(collecting));
  }

  private static List<PrivacyPolicy> policies(List<Addressee> collecting) {
    return collecting.stream()
        .flatMap(one -> one.project().stream())
        .map(Project::privacy)
        .toList();
  }

  /**
   * Puts something of a project's into the journal again that came in before.
   *
   * @return the record's number
   * @throws ApiRefusal if the project is gone: nothing of it may come back
   * @throws JournalException if it could not be stored
   */
  long again(long project, byte[] record) {
    long held = atHand.readLock();
    try {
      if (!addressees.has(project)) {
        throw new ApiRefusal(404, "404 Project Not Found");
      }
      return journal.append(record);
    } finally {
      atHand.unlockRead(held);
    }
  }

  /**
   * Waits for the requests at hand: whatever was looked up before is in the journal afterwards.
   * Behind it nothing comes in any more for a project that was gone before.
   */
  void settle() {
    atHand.unlockWrite(atHand.writeLock());
  }

  /** Notes a request whose body could not be read. */
  void unreadable() {
    metrics.unreadable();
  }

  /** Notes a request that wanted something else than to have events kept, and did not get it. */
  void declined() {
    metrics.declined();
  }

  /** Sends a request away for which there is no room now; none of its events was acknowledged. */
  Reply refuse(Request request) {
    metrics.refused();
    return Reply.unavailable(request, RETRY_AFTER);
  }

  /** What a client is told whose key opens no project; nothing where it is answered as ever. */
  private Optional<Reply> refusal(Arrival arrival, List<Addressee> named) {
    for (var addressee : named) {
      var reply = addressee.problem().flatMap(arrival::refused);
      if (reply.isPresent()) {
        metrics.unknown(addressee.parts());
        metrics.unknownKey();
        return reply;
      }
    }
    return Optional.empty();
  }

  private void count(Addressee addressee) {
    switch (addressee.standing()) {
      case OPEN -> metrics.received(addressee.parts());
      case UNKNOWN -> metrics.unknown(addressee.parts());
      case DISABLED -> metrics.disabled(addressee.parts());
      case ARCHIVED -> metrics.archived(addressee.parts());
      case DROPPED_BY_POLICY -> metrics.droppedByPolicy(addressee.parts());
    }
  }

  /**
   * Counts what is kept when it is kept, so that the counts and the journal say the same
   * (docs/operations.md).
   */
  private void keep(
      Arrival arrival, Request request, List<Addressee> named, long size, Instant now) {
    // One record at a time: a large body that names many projects is not held once for each.
    for (int i = 0; i < named.size(); i++) {
      try {
        keep(arrival, request, named.get(i), size, now);
      } catch (JournalException e) {
        named.subList(i, named.size()).forEach(left -> metrics.refused(left.parts()));
        throw e;
      }
      count(named.get(i));
    }
  }

  private void keep(Arrival arrival, Request request, Addressee addressee, long size, Instant now) {
    if (addressee.open()) {
      var project = addressee.project().orElseThrow();
      var envelope = envelope(arrival, request, project, size);
      long record = journal.append(envelope.toBytes());
      if (envelope.anonymous()) {
        metrics.anonymised(arrival.asksForAnonymity(), addressee.parts());
      }
      limits.accepted(project, record, size <= LARGEST_BODY ? addressee.events() : 0, now);
    } else if (addressee.project().isEmpty() && samples.take()) {
      journal.append(stranger(arrival, request, addressee.key()));
    }
  }

  private static Envelope envelope(Arrival arrival, Request request, Project project, long size) {
    if (size <= LARGEST_BODY) {
      return arrival.envelope(project);
    }
    var refusal =
        new Envelope.Refusal(
            Reason.SIZE_VIOLATION,
            "the body has %d bytes; at most %d are read".formatted(size, LARGEST_BODY));
    return arrival.refused(project, refusal, beginning(request));
  }

  private static byte[] stranger(Arrival arrival, Request request, String appId) {
    var refusal =
        new Envelope.Refusal(
            Reason.UNKNOWN_APP_ID,
            appId.isEmpty() ? "the request names no app id" : "no project has this app id");
    return arrival.refused(appId, refusal, beginning(request)).toBytes();
  }

  private static byte[] beginning(Request request) {
    return Arrays.copyOf(request.body(), Math.min(SAMPLE_BYTES, request.body().length));
  }
}
