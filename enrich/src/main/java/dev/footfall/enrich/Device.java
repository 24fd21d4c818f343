package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * What the visitor is recognised by (law: Device): the first-party id, else the collector's cookie
 * unless it stands for nobody, else the day's hash of a visitor without a cookie, which is not the
 * visitor's where a server speaks. An event with neither a user id nor a device of the first two
 * kinds is anonymous.
 */
public final class Device implements Enrichment {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String known = known(event);
    return event
        .but()
        .set(Field.DEVICE, known.isEmpty() ? daily(event, envelope) : known)
        .set(Field.IS_ANONYMOUS, known.isEmpty() && event.text(Field.USER_ID).isEmpty())
        .build();
  }

  private static String known(Event event) {
    String own = event.text(Field.DOMAIN_USERID);
    String network = event.text(Field.NETWORK_USERID);
    return own.isEmpty() && !network.equals(NOBODY) ? network : own;
  }

  private static String daily(Event event, Envelope envelope) {
    return event.text(Field.PLATFORM).equals("srv") ? "" : envelope.precautions().dailyVisitor();
  }
}
