package dev.footfall.pipeline;

import dev.footfall.collect.Decoded;
import dev.footfall.collect.PersonalNames;
import dev.footfall.collect.Protocols;
import dev.footfall.enrich.Campaign;
import dev.footfall.enrich.CrossDomain;
import dev.footfall.enrich.DataCentre;
import dev.footfall.enrich.DerivedTime;
import dev.footfall.enrich.Device;
import dev.footfall.enrich.Enrichment;
import dev.footfall.enrich.EnrichmentData;
import dev.footfall.enrich.Geo;
import dev.footfall.enrich.Language;
import dev.footfall.enrich.LookupException;
import dev.footfall.enrich.PageUrl;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.enrich.Referrer;
import dev.footfall.enrich.ReferrerMedium;
import dev.footfall.enrich.UserAgent;
import dev.footfall.enrich.WebDriver;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.NewerVersionException;
import dev.footfall.event.Replay;
import dev.footfall.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From a record of the journal to finished events: decoded, then enriched in this order. */
public final class Decoding {
  private final Protocols protocols;
  private final List<Enrichment> enrichments;

  /**
   * All enrichments there are.
   *
   * @param protocols what the records were written by
   * @param data what enrichments look things up in
   * @param pseudonyms what replaces the values that a project does not keep
   */
  public Decoding(Protocols protocols, EnrichmentData data, Pseudonyms pseudonyms) {
    this.protocols = protocols;
    this.enrichments =
        List.of(
            new DerivedTime(),
            new PageUrl(),
            new Referrer(),
            new Campaign(data),
            new ReferrerMedium(data),
            new CrossDomain(),
            new Language(),
            new UserAgent(data),
            new WebDriver(),
            new DataCentre(data),
            new Geo(data),
            pseudonyms,
            new Device());
  }

  /**
   * Reads a record. One that makes the program fail is kept as a bad row.
   *
   * @throws NewerVersionException if a newer program wrote it
   * @throws LookupException if what its events need cannot be looked up now
   */
  Opened open(Entry entry) {
    try {
      return open(entry, this::decode);
    } catch (NewerVersionException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      var request = nobodys(entry.payload());
      return new Opened(
          request, refused(request, entry.sequence(), "no record of ours"), Optional.empty());
    }
  }

  private static Envelope nobodys(byte[] record) {
    return new Envelope(
        0, "", 0, Instant.EPOCH, "", "", "", Map.of(), "", "", false, Optional.empty(), record);
  }

  /** A record that is kept as a bad row, with that message. */
  Opened refused(Entry entry, String message) {
    return open(entry, (envelope, sequence) -> refused(envelope, sequence, message));
  }

  private static Opened open(Entry entry, Reading reading) {
    if (!Replay.isOne(entry.payload())) {
      var envelope = Envelope.fromBytes(entry.payload());
      return new Opened(envelope, reading.of(envelope, entry.sequence()), Optional.empty());
    }
    var replay = Replay.fromBytes(entry.payload());
    return new Opened(
        replay.request(), reading.of(replay.request(), replay.sequence()), Optional.of(replay));
  }

  private Decoded decode(Envelope envelope, long sequence) {
    try {
      return events(envelope, sequence);
    } catch (LookupException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return refused(envelope, sequence, "reading it failed by a fault of the program" + place(e));
    }
  }

  /** Without the fault's own message, which may hold what the project pseudonymises. */
  private static String place(Throwable fault) {
    return Stream.of(fault.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("dev.footfall."))
        .findFirst()
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .map(frame -> " (%s in %s)".formatted(fault.getClass().getSimpleName(), frame))
        .orElse("");
  }

  private static Decoded refused(Envelope envelope, long sequence, String message) {
    var refused = Protocols.refused(envelope, sequence, message);
    return new Decoded(List.of(), PersonalNames.without(refused.badRows(), envelope));
  }

  private Decoded events(Envelope envelope, long sequence) {
    var decoded = protocols.decode(envelope, sequence);
    return new Decoded(
        decoded.events().stream().map(event -> enrich(event, envelope)).toList(),
        PersonalNames.without(decoded.badRows(), envelope));
  }

  private Event enrich(Event event, Envelope envelope) {
    Event enriched = event;
    for (Enrichment enrichment : enrichments) {
      enriched = enrichment.enrich(enriched, envelope);
    }
    return enriched;
  }

  @FunctionalInterface
  private interface Reading {
    Decoded of(Envelope envelope, long sequence);
  }
}
