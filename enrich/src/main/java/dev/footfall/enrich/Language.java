package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * The language the browser asks for first ({@code Accept-Language}), where the tracker names none:
 * a pixel cannot.
 */
public final class Language implements Enrichment {
  private static final int LONGEST = 35;

  @Override
  public Event enrich(Event event, Envelope envelope) {
    if (!event.text(Field.BR_LANG).isEmpty()) {
      return event;
    }
    String first = envelope.header("accept-language").split("[,;]", 2)[0].strip();
    return isTag(first) ? event.but().set(Field.BR_LANG, first).build() : event;
  }

  /** Whether it can be a language: no {@code *}, which libraries send. */
  private static boolean isTag(String text) {
    return text.length() >= 2
        && text.length() <= LONGEST
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-');
  }
}
