package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * What the visitor is recognised by (law: Device): the first-party id, else the collector's cookie
 * unless it stands for nobody. An event without a device and without a user id is anonymous.
 */
public final class Device implements Enrichment {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String device = device(event);
    return event
        .but()
        .set(Field.DEVICE, device)
        .set(Field.IS_ANONYMOUS, device.isEmpty() && event.text(Field.USER_ID).isEmpty())
        .build();
  }

  private static String device(Event event) {
    String own = event.text(Field.DOMAIN_USERID);
    String network = event.text(Field.NETWORK_USERID);
    return own.isEmpty() && !network.equals(NOBODY) ? network : own;
  }
}
