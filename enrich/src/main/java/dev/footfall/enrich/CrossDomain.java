package dev.footfall.enrich;

import dev.footfall.collect.QueryString;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;

/**
 * Who the visitor was on the site whose link was followed: trackers write {@code
 * _sp=<visitor>.<milliseconds>} with more parts behind into links to sites of the same owner. An
 * anonymous visitor is not recognised by it. Comes after {@link PageUrl}.
 */
public final class CrossDomain implements Enrichment {
  private static final int LONGEST_ID = 128;

  /** The last millisecond of the year 9999. */
  private static final long LAST = 253_402_300_799_999L;

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String raw = event.text(Field.PAGE_URLQUERY);
    if (envelope.anonymous() || !raw.contains("_sp=")) {
      return event;
    }
    String[] parts = QueryString.parse(raw).get("_sp").split("\\.", -1);
    if (parts[0].isEmpty() || parts[0].length() > LONGEST_ID) {
      return event;
    }
    var found = event.but().set(Field.REFR_DOMAIN_USERID, parts[0]);
    if (parts.length > 1 && isTime(parts[1])) {
      found.set(Field.REFR_DVCE_TSTAMP, Instant.ofEpochMilli(Long.parseLong(parts[1])));
    }
    return found.build();
  }

  private static boolean isTime(String text) {
    return !text.isEmpty()
        && text.length() <= 15
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Long.parseLong(text) <= LAST;
  }
}
