package dev.footfall.enrich;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The entities beside an event: an array of objects, each with {@code schema} and {@code data}. */
final class Entities {
  private static final JsonFactory JSON = new JsonFactory();

  private Entities() {}

  /**
   * The data of the first entity whose schema begins so, letter for letter; empty where there is
   * none, and where the text is no such array.
   *
   * @param schema such as {@code iglu:org.ietf/http_client_hints/}
   */
  static String data(String contexts, String schema) {
    // Most events have no such entity, and reading JSON takes longer than all the rest.
    if (!contexts.contains(schema)) {
      return "";
    }
    try (var parser = JSON.createParser(ObjectReadContext.empty(), contexts)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        String data = data(parser, contexts, schema);
        if (!data.isEmpty()) {
          return data;
        }
      }
    } catch (JacksonException e) {
      // Not what a decoder leaves; as good as none.
    }
    return "";
  }

  /** The data of the entity that begins here, if its schema begins so. */
  private static String data(JsonParser parser, String contexts, String schema) {
    boolean wanted = false;
    int from = 0;
    int to = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      var value = parser.nextToken();
      if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
        wanted = parser.getString().startsWith(schema);
      } else if (name.equals("data")) {
        from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        to = (int) parser.currentLocation().getCharOffset();
      } else {
        parser.skipChildren();
      }
    }
    return wanted ? contexts.substring(from, to) : "";
  }
}
