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
import dev.footfall.enrich.PageUrl;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.enrich.Referrer;
import dev.footfall.enrich.ReferrerMedium;
import dev.footfall.enrich.UserAgent;
import dev.footfall.enrich.WebDriver;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Replay;
import dev.footfall.journal.Entry;
import java.util.List;
import java.util.Optional;

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

  Opened open(Entry entry) {
    if (!Replay.isOne(entry.payload())) {
      var envelope = Envelope.fromBytes(entry.payload());
      return new Opened(envelope, decode(envelope, entry.sequence()), Optional.empty());
    }
    var replay = Replay.fromBytes(entry.payload());
    return new Opened(
        replay.request(), decode(replay.request(), replay.sequence()), Optional.of(replay));
  }

  private Decoded decode(Envelope envelope, long sequence) {
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
}
