package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * A page that is opened from a data centre is opened by a robot, as far as the operator lists the
 * networks. Servers send from there too: they are none. Comes after {@link UserAgent}.
 */
public final class DataCentre implements Enrichment {
  private final DataFile<Networks> networks;

  /** With the networks that are known. */
  public DataCentre(EnrichmentData data) {
    this.networks = data.dataCentres();
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    return !event.flag(Field.IS_BOT)
            && UserAgent.isFromPage(event)
            && networks.value().contain(event.text(Field.USER_IPADDRESS))
        ? event.but().set(Field.IS_BOT, true).set(Field.BOT_REASON, "data_centre").build()
        : event;
  }
}
