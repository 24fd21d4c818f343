package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/** The parts of the referrer's URL. */
public final class Referrer implements Enrichment {
  @Override
  public Event enrich(Event event, Envelope envelope) {
    String text = event.text(Field.PAGE_REFERRER);
    if (text.isEmpty()) {
      return event;
    }
    var url = Url.parse(text);
    return event
        .but()
        .set(Field.REFR_URLSCHEME, url.scheme())
        .set(Field.REFR_URLHOST, url.host())
        .set(Field.REFR_URLPORT, url.port())
        .set(Field.REFR_URLPATH, url.path())
        .set(Field.REFR_URLQUERY, url.query())
        .set(Field.REFR_URLFRAGMENT, url.fragment())
        .build();
  }
}
