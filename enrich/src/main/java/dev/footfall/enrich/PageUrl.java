package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/** The parts of the page's URL. */
public final class PageUrl implements Enrichment {
  @Override
  public Event enrich(Event event, Envelope envelope) {
    String text = event.text(Field.PAGE_URL);
    if (text.isEmpty()) {
      return event;
    }
    var url = Url.parse(text);
    return event
        .but()
        .set(Field.PAGE_URLSCHEME, url.scheme())
        .set(Field.PAGE_URLHOST, url.host())
        .set(Field.PAGE_URLPORT, url.port())
        .set(Field.PAGE_URLPATH, url.path())
        .set(Field.PAGE_URLQUERY, url.query())
        .set(Field.PAGE_URLFRAGMENT, url.fragment())
        .build();
  }
}
