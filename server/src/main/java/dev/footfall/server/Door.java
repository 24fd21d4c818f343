package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.Projects;
import dev.footfall.collect.Arrival;
import dev.footfall.collect.Protocol;
import dev.footfall.collect.Reply;
import dev.footfall.collect.Request;
import dev.footfall.collect.Skim;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.event.BadRow.Reason;
import dev.footfall.event.Envelope;
import dev.footfall.event.Project;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where events come in: finds whose they are, puts the request into the journal, and answers only
 * then (promise: 200 means on disk). A request that names several projects is kept once for each.
 * What comes for a project that is archived, or whose product analytics is off, is answered alike
 * and dropped: its trackers would send it again.
 */
final class Door {
  /** A larger body is not stored as events but as a bad row with its beginning. */
  static final int LARGEST_BODY = 32 << 20;

  private static final int SAMPLE_BYTES = 64 << 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Projects projects;
  private final Keyring keyring;
  private final Features features;
  private final FileJournal journal;
  private final TrustedProxies proxies;
  private final InstantSource clock;
  private final DoorMetrics metrics;
  private final Samples samples;

  Door(
      Projects projects,
      Features features,
      FileJournal journal,
      TrustedProxies proxies,
      InstantSource clock,
      DoorMetrics metrics) {
    this.projects = projects;
    this.keyring = new Keyring(projects);
    this.features = features;
    this.journal = journal;
    this.proxies = proxies;
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
    var arrival = new Arrival(protocol, request, clock.instant(), proxies, UUID.randomUUID());
    var skim = arrival.skim();
    var turnedAway = turnedAway(protocol, arrival, skim);
    if (turnedAway.isPresent()) {
      return turnedAway.get();
    }
    try {
      // One record at a time: a large body that names many projects is not held once for each.
      for (var own : skim.events().entrySet()) {
        record(protocol, arrival, request, own, size).ifPresent(journal::append);
      }
    } catch (JournalException e) {
      return refuse(request);
    }
    metrics.acknowledged();
    return arrival.accepted();
  }

  /** Sends a request away for which there is no room now; none of its events was acknowledged. */
  Reply refuse(Request request) {
    metrics.refused();
    return Reply.unavailable(request, RETRY_AFTER);
  }

  /** What a client is told whose key opens no project; nothing where it is answered as ever. */
  private Optional<Reply> turnedAway(Protocol protocol, Arrival arrival, Skim skim) {
    for (var own : skim.events().entrySet()) {
      var naming = protocol.naming();
      if (keyring.project(naming, own.getKey()).isEmpty()) {
        var reply = arrival.refused(keyring.problem(naming, own.getKey()));
        reply.ifPresent(told -> metrics.unknown(own.getValue()));
        return reply;
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> record(
      Protocol protocol,
      Arrival arrival,
      Request request,
      Map.Entry<String, Integer> own,
      long size) {
    String appId = own.getKey();
    int events = own.getValue();
    var project = keyring.project(protocol.naming(), appId);
    if (project.isEmpty()) {
      metrics.unknown(events);
      return samples.take() ? Optional.of(stranger(arrival, request, appId)) : Optional.empty();
    }
    if (!features.on(Feature.PRODUCT_ANALYTICS, project.get().id())) {
      metrics.disabled(events);
      return Optional.empty();
    }
    if (projects.archived(project.get().id())) {
      metrics.archived(events);
      return Optional.empty();
    }
    metrics.received(events);
    return Optional.of(envelope(arrival, request, project.get(), size).toBytes());
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
