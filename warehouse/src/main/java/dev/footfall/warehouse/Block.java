package dev.footfall.warehouse;

import dev.footfall.warehouse.Rows.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A part of an answer as the engine writes it in {@link #FORMAT}: a line with the columns' names,
 * one with their types, and one for each row. Each part of an answer has the first two again.
 */
final class Block {
  /** The engine's name of the format. */
  static final String FORMAT = "JSONCompactEachRowWithNamesAndTypes";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final byte[] bytes;
  private final JsonParser parser;
  private final List<Column> columns;

  /** Reads the part's first two lines. */
  Block(byte[] bytes) {
    this.bytes = bytes;
    this.parser = JSON.createParser(ObjectReadContext.empty(), bytes);
    var names = Objects.requireNonNullElse(next(), List.<@Nullable String>of());
    var types = Objects.requireNonNullElse(next(), List.<@Nullable String>of());
    if (names.size() != types.size()) {
      throw notOurs();
    }
    columns = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column(String.valueOf(names.get(i)), String.valueOf(types.get(i))));
    }
  }

  List<Column> columns() {
    return columns;
  }

  /** The next row; null at the end of this part. */
  @Nullable List<@Nullable String> next() {
    try {
      var token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (token != JsonToken.START_ARRAY) {
        throw notOurs();
      }
      var row = new ArrayList<@Nullable String>(columns == null ? 16 : columns.size());
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        row.add(value());
      }
      return row;
    } catch (JacksonException e) {
      throw notOurs();
    }
  }

  private @Nullable String value() {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case START_ARRAY, START_OBJECT -> json();
      default -> parser.getString();
    };
  }

  /** An array or an object, just as the engine wrote it. */
  private String json() {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int to = (int) parser.currentLocation().getByteOffset();
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static WarehouseException notOurs() {
    return new WarehouseException(
        WarehouseException.Kind.QUESTION,
        "The answer is not in the form that was asked for: the SQL must not name a FORMAT");
  }
}
