package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser that is driven by a program says so: Snowplow's trackers hand on {@code
 * navigator.webdriver} in their browser context. Comes after {@link UserAgent}.
 */
public final class WebDriver implements Enrichment {
  private static final String SCHEMA =
      "iglu:com.snowplowanalytics.snowplow/browser_context/jsonschema/";
  private static final String FLAG = "\"webdriver\"";

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String contexts = event.text(Field.CONTEXTS);
    return !event.flag(Field.IS_BOT) && mayBeDriven(contexts) && isDriven(contexts)
        ? event.but().set(Field.IS_BOT, true).set(Field.BOT_REASON, "webdriver").build()
        : event;
  }

  /** Whether the word true stands behind the flag's name: spares the others the reading of JSON. */
  private static boolean mayBeDriven(String contexts) {
    int flag = contexts.indexOf(FLAG);
    while (flag >= 0) {
      int value = flag + FLAG.length();
      while (value < contexts.length() && " \t\r\n:".indexOf(contexts.charAt(value)) >= 0) {
        value++;
      }
      if (contexts.startsWith("true", value)) {
        return true;
      }
      flag = contexts.indexOf(FLAG, value);
    }
    return false;
  }

  private static boolean isDriven(String contexts) {
    String data = Entities.data(contexts, SCHEMA);
    try {
      return !data.isEmpty()
          && JsonMapper.shared().readTree(data).path("webdriver").asBoolean(false);
    } catch (JacksonException e) {
      return false;
    }
  }
}
