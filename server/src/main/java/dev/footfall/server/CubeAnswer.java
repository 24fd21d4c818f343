package dev.footfall.server;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.util.RawValue;

/**
 * What a Cube server's answer becomes: passed on as it came where it is one, else the lineage's
 * refusals. It is read without being held as a tree: it may be large.
 */
final class CubeAnswer {
  private static final String WAIT = "Continue wait";
  private static final Pattern NO_DATABASE =
      Pattern.compile("Code: (81|60)\\b.*(UNKNOWN_DATABASE|UNKNOWN_TABLE)", Pattern.DOTALL);

  private CubeAnswer() {}

  /**
   * The answer.
   *
   * @throws ApiRefusal 404 where the project has no data there, 400 with Cube's own sentence, 502
   *     where it is no answer of Cube's
   */
  static Answer of(Outgoing.Reply reply) {
    var error = error(reply);
    if (error.isPresent() && !error.get().equals(WAIT)) {
      boolean missing = NO_DATABASE.matcher(error.get()).find();
      throw missing
          ? new ApiRefusal(404, "404 Clickhouse Database Not Found")
          : new ApiRefusal(400, error.get());
    }
    if (reply.status() / 100 != 2 && error.isEmpty()) {
      throw new ApiRefusal(502, "The Cube API answered with HTTP " + reply.status());
    }
    return Answer.ok(new RawValue(new String(reply.body(), StandardCharsets.UTF_8)));
  }

  private static Optional<String> error(Outgoing.Reply reply) {
    try (var parser = Json.MAPPER.createParser(reply.body())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        var error = error(parser);
        if (parser.nextToken() == null) {
          return error;
        }
      }
    } catch (JacksonException e) {
      // Said below.
    }
    throw new ApiRefusal(
        502, "The Cube API answered with HTTP " + reply.status() + " and no JSON object");
  }

  private static Optional<String> error(JsonParser parser) {
    Optional<String> error = Optional.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean here = "error".equals(parser.currentName());
      var value = parser.nextToken();
      if (here && value == JsonToken.VALUE_STRING) {
        error = Optional.of(parser.getString());
      } else if (here && value != JsonToken.VALUE_NULL) {
        error = Optional.of(parser.readValueAsTree().toString());
      } else {
        parser.skipChildren();
      }
    }
    return error;
  }
}
