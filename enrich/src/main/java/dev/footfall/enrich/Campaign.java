package dev.footfall.enrich;

import dev.footfall.collect.QueryString;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * Which campaign brought the visitor: the {@code utm_*} parameters and the advertising networks'
 * click ids in the page's query, as {@code campaigns.txt} names them. Comes after {@link PageUrl}.
 */
public final class Campaign implements Enrichment {
  private static final int LONGEST = 255;
  private static final int LONGEST_CONTENT = 500;
  private static final int LONGEST_CLICK_ID = 1000;

  private final DataFile<Campaigns> campaigns;

  /** With the parameters that are looked for. */
  public Campaign(EnrichmentData data) {
    this.campaigns = data.campaigns();
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String raw = event.text(Field.PAGE_URLQUERY);
    if (raw.isEmpty()) {
      return event;
    }
    var query = QueryString.parse(raw);
    var known = campaigns.value();
    var found = event.but();
    for (var parameter : known.parameters()) {
      var field = parameter.field();
      if (found.get(field) == null) {
        int most = field == Field.MKT_CONTENT ? LONGEST_CONTENT : LONGEST;
        found.set(field, cut(query.get(parameter.name()), most));
      }
    }
    click(found, query, known);
    return found.build();
  }

  private static void click(Event.Builder found, QueryString query, Campaigns known) {
    for (var click : known.clicks()) {
      String id = query.get(click.name());
      if (!id.isEmpty()) {
        found.set(Field.MKT_CLICKID, cut(id, LONGEST_CLICK_ID));
        found.set(Field.MKT_NETWORK, click.network());
        return;
      }
    }
  }

  /** A longer value is cut: the whole of it stands in the page's URL. */
  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
