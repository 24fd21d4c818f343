package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/** Where the client's address is: its country, and what else the database says. */
public final class Geo implements Enrichment {
  private final DataFile<Places> places;

  /** With the database of addresses. */
  public Geo(EnrichmentData data) {
    this.places = data.places();
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String address = event.text(Field.USER_IPADDRESS);
    var place = address.isEmpty() ? Places.NOWHERE : places.value().of(address);
    if (place.equals(Places.NOWHERE)) {
      return event;
    }
    return event
        .but()
        .set(Field.GEO_COUNTRY, place.country())
        .set(Field.GEO_REGION, place.region())
        .set(Field.GEO_REGION_NAME, place.regionName())
        .set(Field.GEO_CITY, place.city())
        .set(Field.GEO_ZIPCODE, place.zipcode())
        .set(Field.GEO_LATITUDE, place.latitude())
        .set(Field.GEO_LONGITUDE, place.longitude())
        .set(Field.GEO_TIMEZONE, place.timezone())
        .build();
  }
}
