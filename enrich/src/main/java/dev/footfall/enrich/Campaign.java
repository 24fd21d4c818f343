package dev.footfall.enrich;

import dev.footfall.collect.QueryString;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.List;

/**
 * Which campaign brought the visitor: the {@code utm_*} parameters and the advertising networks'
 * click ids in the page's query. Comes after {@link PageUrl}.
 */
public final class Campaign implements Enrichment {
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("utm_medium", Field.MKT_MEDIUM, 255),
          new Parameter("utm_source", Field.MKT_SOURCE, 255),
          new Parameter("utm_term", Field.MKT_TERM, 255),
          new Parameter("utm_content", Field.MKT_CONTENT, 500),
          new Parameter("utm_campaign", Field.MKT_CAMPAIGN, 255));

  private static final List<Click> CLICKS =
      List.of(
          new Click("gclid", "Google"),
          new Click("msclkid", "Microsoft"),
          new Click("dclid", "DoubleClick"));

  private static final int LONGEST_CLICK_ID = 1000;

  /** A longer value is cut: the whole of it stands in the page's URL. */
  private record Parameter(String name, Field field, int most) {}

  private record Click(String name, String network) {}

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String raw = event.text(Field.PAGE_URLQUERY);
    if (!raw.contains("utm_") && !raw.contains("clid=") && !raw.contains("msclkid=")) {
      return event;
    }
    var query = QueryString.parse(raw);
    var found = event.but();
    for (var parameter : PARAMETERS) {
      found.set(parameter.field(), cut(query.get(parameter.name()), parameter.most()));
    }
    click(found, query);
    return found.build();
  }

  private static void click(Event.Builder found, QueryString query) {
    for (var click : CLICKS) {
      String id = query.get(click.name());
      if (!id.isEmpty()) {
        found.set(Field.MKT_CLICKID, cut(id, LONGEST_CLICK_ID));
        found.set(Field.MKT_NETWORK, click.network());
        return;
      }
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
