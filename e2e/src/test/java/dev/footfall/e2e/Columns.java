package dev.footfall.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table of {@code columns-….txt}: where what a protocol's clients send is stored. */
final class Columns {
  private final Map<String, Column> byPlace = new HashMap<>();

  /**
   * Where a value is stored.
   *
   * @param names of the columns, several where either may hold it or each holds a part
   * @param form how it differs from what was sent
   */
  record Column(List<String> names, String form) {}

  private Columns(List<String> lines) {
    for (String line : lines) {
      var words = words(line, " ");
      String form = words.size() > 2 ? words.get(2) : "text";
      byPlace.put(words.getFirst(), new Column(words(words.get(1), ","), form));
    }
  }

  private static List<String> words(String text, String separator) {
    return List.of(text.split(separator, -1));
  }

  static Columns read(String file) {
    try (InputStream in = Objects.requireNonNull(Columns.class.getResourceAsStream(file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Columns(text.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The column of a place or of what it is in; null where there is none. */
  @Nullable Column at(String place, boolean ofPage) {
    for (String part = place; ; part = part.substring(0, part.lastIndexOf('.'))) {
      var column = ofPage ? byPlace.get("page:" + part) : null;
      column = column == null ? byPlace.get(part) : column;
      if (column != null || part.indexOf('.') < 0) {
        return column;
      }
    }
  }
}
