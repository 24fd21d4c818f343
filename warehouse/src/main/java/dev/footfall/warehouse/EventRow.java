package dev.footfall.warehouse;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event as a row of the table {@code events}. */
final class EventRow {
  /** What every event has; a flag that was never set is false, all else must be there. */
  private static final Set<Field> REQUIRED =
      EnumSet.of(
          Field.EVENT_ID,
          Field.EVENT_FINGERPRINT,
          Field.COLLECTOR_TSTAMP,
          Field.DERIVED_TSTAMP,
          Field.DERIVED_TSTAMP_REPLACED,
          Field.IS_ANONYMOUS,
          Field.IS_BOT);

  /** The columns' names, as in an INSERT. */
  static final String COLUMNS =
      Field.all().stream()
          .map(Field::column)
          .collect(Collectors.joining(", ", "project_id, batch, ", ""));

  /**
   * The columns' names and types in the file. Low-cardinality ones are plain text there: faster.
   */
  static final String STRUCTURE =
      Field.all().stream()
          .map(field -> field.column() + " " + type(field))
          .collect(Collectors.joining(", ", "project_id UInt64, batch UInt64, ", ""));

  private EventRow() {}

  /**
   * Writes the row.
   *
   * @throws IllegalArgumentException if the event lacks what every event has
   */
  static void write(RowBinary out, Event event, long batch) throws IOException {
    out.int64(event.project());
    out.int64(batch);
    for (Field field : Field.all()) {
      write(out, field, event.get(field));
    }
  }

  private static void write(RowBinary out, Field field, @Nullable Object value) throws IOException {
    if (nullable(field)) {
      out.isNull(value == null);
      if (value != null) {
        writeValue(out, value);
      }
    } else {
      writeValue(out, value == null ? absent(field) : value);
    }
  }

  private static void writeValue(RowBinary out, Object value) throws IOException {
    switch (value) {
      case String text -> out.text(text);
      case UUID id -> out.uuid(id);
      case Instant time -> out.time(time);
      case Integer number -> out.int32(number);
      case Double number -> out.float64(number);
      case Boolean flag -> out.bool(flag);
      default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  private static Object absent(Field field) {
    return switch (field.type()) {
      case TEXT, WORD -> "";
      case FLAG -> false;
      default -> throw new IllegalArgumentException("an event has a value for " + field.column());
    };
  }

  private static boolean nullable(Field field) {
    return switch (field.type()) {
      case TEXT, WORD -> false;
      default -> !REQUIRED.contains(field);
    };
  }

  private static String type(Field field) {
    String type =
        switch (field.type()) {
          case TEXT, WORD -> "String";
          case UUID -> "UUID";
          case TIME -> "DateTime64(3, 'UTC')";
          case INT -> "Int32";
          case NUMBER -> "Float64";
          case FLAG -> "Bool";
        };
    return nullable(field) ? "Nullable(" + type + ")" : type;
  }
}
