package dev.footfall.query;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.UUID;

/** Events made by hand: each has an id of its own and a time, the rest is up to the test. */
final class Events {
  private Events() {}

  /** An event of a project at an ISO time; its id is the number. */
  static Event.Builder event(long project, int number, String time) {
    return Event.in(project)
        .set(Field.EVENT_ID, new UUID(0, number))
        .set(Field.EVENT_FINGERPRINT, new UUID(1, number))
        .set(Field.EVENT, "page_view")
        .set(Field.EVENT_NAME, "page_view")
        .set(Field.DERIVED_TSTAMP, Instant.parse(time))
        .set(Field.COLLECTOR_TSTAMP, Instant.parse(time));
  }

  /** The same, on a device. */
  static Event.Builder on(String device, long project, int number, String time) {
    return event(project, number, time).set(Field.DEVICE, device);
  }
}
