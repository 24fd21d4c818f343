package dev.footfall.server;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON object somebody sent. What is missing or of another type is refused by name.
 *
 * @param json the object
 */
record Body(JsonNode json) {
  private static final int LARGEST = 1 << 20;

  /**
   * Reads a request's body.
   *
   * @throws ApiRefusal if it is not a JSON object of at most 1 MiB
   */
  static Body of(ServerRequest request) {
    try (var in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ApiRefusal(413, "The body is larger than 1 MiB");
      }
      return of(bytes);
    } catch (IOException e) {
      throw new ApiRefusal(400, "The body ended too early");
    }
  }

  /** Reads it; an empty body is an empty object. */
  static Body of(byte[] bytes) {
    if (bytes.length == 0) {
      return new Body(Json.MAPPER.createObjectNode());
    }
    try {
      var json = Json.MAPPER.readTree(bytes);
      if (json.isObject()) {
        return new Body(json);
      }
    } catch (JacksonException e) {
      throw new ApiRefusal(
          400,
          "The body is not JSON (line %d, column %d)"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    throw new ApiRefusal(400, "The body must be a JSON object");
  }

  /** A text that must be there. */
  String required(String name) {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new ApiRefusal(400, name + " is missing"));
  }

  /** A text, if it is there. */
  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isString()) {
                throw new ApiRefusal(400, name + " must be a string");
              }
              return value.stringValue();
            });
  }

  /** A whole number that must be there. */
  long number(String name) {
    return value(name)
        .filter(value -> value.isIntegralNumber() && value.canConvertToLong())
        .orElseThrow(() -> new ApiRefusal(400, name + " must be a whole number"))
        .longValue();
  }

  /** A truth, or what it is where it is not there. */
  boolean flag(String name, boolean absent) {
    return value(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw new ApiRefusal(400, name + " must be true or false");
              }
              return value.booleanValue();
            })
        .orElse(absent);
  }

  /** A list of texts; empty where it is not there. */
  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    value(name)
        .ifPresent(
            value -> {
              if (!value.isArray()) {
                throw new ApiRefusal(400, name + " must be a list of strings");
              }
              for (JsonNode entry : value) {
                if (!entry.isString()) {
                  throw new ApiRefusal(400, name + " must be a list of strings");
                }
                texts.add(entry.stringValue());
              }
            });
    return texts;
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
  }
}
