package dev.footfall.enrich;

import dev.footfall.collect.QueryString;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import org.jspecify.annotations.Nullable;

/**
 * What kind of site sent the visitor, which one, and what was searched for there. Comes after
 * {@link Referrer} and {@link Campaign}.
 *
 * <ol>
 *   <li>{@code internal}: the referrer's host is the page's own. As in Snowplow the very same host:
 *       {@code www.shop.example} and {@code shop.example} are two.
 *   <li>{@code paid}: the page's URL has the click id of an advertisement or a medium that is paid
 *       for, with or without a referrer.
 *   <li>What {@code referrers.txt} says of the referrer's host.
 *   <li>{@code unknown}: any other host.
 * </ol>
 */
public final class ReferrerMedium implements Enrichment {
  private static final int LONGEST_TERM = 255;

  private final DataFile<Referrers> referrers;
  private final DataFile<Campaigns> campaigns;

  /** With the sites that are known. */
  public ReferrerMedium(EnrichmentData data) {
    this.referrers = data.referrers();
    this.campaigns = data.campaigns();
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String host = event.text(Field.REFR_URLHOST);
    if (!host.isEmpty() && host.equals(event.text(Field.PAGE_URLHOST))) {
      return event.but().set(Field.REFR_MEDIUM, "internal").build();
    }
    String network = event.text(Field.MKT_NETWORK);
    boolean paid = campaigns.value().paid(event.text(Field.MKT_MEDIUM), network);
    if (host.isEmpty() && !paid) {
      return event;
    }
    var known = host.isEmpty() ? null : referrers.value().get(host);
    return event
        .but()
        .set(Field.REFR_MEDIUM, paid ? "paid" : known == null ? "unknown" : known.medium())
        .set(Field.REFR_SOURCE, known == null ? paid ? network : "" : known.source())
        .set(Field.REFR_TERM, term(known, event.text(Field.REFR_URLQUERY)))
        .build();
  }

  private static String term(Referrers.@Nullable Known known, String rawQuery) {
    if (known == null || known.terms().isEmpty() || rawQuery.isEmpty()) {
      return "";
    }
    var query = QueryString.parse(rawQuery);
    for (String name : known.terms()) {
      String term = query.get(name).strip();
      if (!term.isEmpty()) {
        return term.length() <= LONGEST_TERM ? term : term.substring(0, LONGEST_TERM);
      }
    }
    return "";
  }
}
