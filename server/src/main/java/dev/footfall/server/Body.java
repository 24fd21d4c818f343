package dev.footfall.server;

import dev.footfall.event.Nearest;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * The JSON object somebody sent. What is missing or of another type is refused by name.
 *
 * @param json the object
 */
record Body(JsonNode json) {
  private static final int LARGEST = 1 << 20;
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

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
      throw new ApiRefusal(400, "The body is not JSON" + place(e.getLocation()));
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

  /**
   * Refuses what nobody would read.
   *
   * @throws ApiRefusal if it has a field of another name
   */
  void takes(List<String> names) {
    for (String name : json.propertyNames()) {
      if (!names.contains(name)) {
        String hint =
            Nearest.to(name, names)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; there are " + String.join(", ", names));
        throw new ApiRefusal(400, "There is no " + name + " to set here" + hint);
      }
    }
  }

  /** A whole number that must be there. */
  long number(String name) {
    return value(name)
        .map(value -> number(name, value))
        .orElseThrow(() -> new ApiRefusal(400, name + " is missing"));
  }

  /** A whole number, or what it is where it is not there. */
  long number(String name, long absent) {
    return value(name).map(value -> number(name, value)).orElse(absent);
  }

  /** A day, which means its beginning in UTC, or a moment; if it is there. */
  Optional<Instant> time(String name) {
    return text(name).map(text -> time(name, text));
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

  /** A truth that must be there. */
  boolean requiredFlag(String name) {
    if (value(name).isEmpty()) {
      throw new ApiRefusal(400, name + " is missing");
    }
    return flag(name, false);
  }

  /** An object within this one; an empty one where it is not there. */
  Body object(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isObject()) {
                throw new ApiRefusal(400, name + " must be an object");
              }
              return new Body(value);
            })
        .orElseGet(() -> new Body(Json.MAPPER.createObjectNode()));
  }

  /** Whether it is there, if only as null. */
  boolean has(String name) {
    return json.has(name);
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

  private static long number(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new ApiRefusal(400, name + " must be a whole number");
    }
    return value.longValue();
  }

  /**
   * A day, which means its beginning in UTC, or a moment.
   *
   * @throws ApiRefusal if the text is neither
   */
  static Instant time(String name, String text) {
    try {
      var time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(LAST_TIME)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Said below: a year of six digits is no better.
    }
    throw new ApiRefusal(
        400, name + " must be a day (2027-01-31) or a time (2027-01-31T12:00:00Z)");
  }

  /** A body that goes beyond a limit, such as its depth, has no place where it is wrong. */
  private static String place(@Nullable TokenStreamLocation at) {
    return at == null
        ? ", or nested too deeply"
        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
  }
}
