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
import dev.footfall.journal.Entry;
import java.util.List;

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

  Decoded decode(Entry entry) {
    var envelope = Envelope.fromBytes(entry.payload());
    var decoded = protocols.decode(envelope, entry.sequence());
    return new Decoded(
        decoded.events().stream().map(event -> enrich(event, envelope)).toList(),
        decoded.badRows().stream().map(row -> PersonalNames.without(row, envelope)).toList());
  }

  private Event enrich(Event event, Envelope envelope) {
    Event enriched = event;
    for (Enrichment enrichment : enrichments) {
      enriched = enrichment.enrich(enriched, envelope);
    }
    return enriched;
  }
}
