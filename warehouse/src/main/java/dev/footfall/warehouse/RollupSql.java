package dev.footfall.warehouse;

import dev.footfall.warehouse.Rollup.Column;
import dev.footfall.warehouse.Rollup.Use;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that make a rollup. */
final class RollupSql {
  private static final String ROWS = Sql.of("rollup_rows.sql");
  private static final String TABLE = Sql.of("rollup_table.sql");
  private static final String FILL = Sql.of("rollup_fill.sql");
  private static final String DAYS = Sql.of("rollup_days.sql");

  private final Rollup rollup;

  RollupSql(Rollup rollup) {
    this.rollup = rollup;
  }

  /** Tells the names and types of its columns. */
  String describe() {
    return "DESCRIBE TABLE (" + rows("true") + ")";
  }

  /**
   * Makes the table.
   *
   * @param described the answer to {@link #describe}
   * @throws IllegalArgumentException if sums would be of floating-point numbers
   */
  String table(List<List<@Nullable String>> described) {
    var lines = described.stream().skip(2).map(this::column).collect(Collectors.joining(",\n    "));
    var keys = String.join(", ", keys().toList());
    return TABLE.formatted(rollup.table(), lines, keys);
  }

  /** Makes the view that feeds it with this batch and all later ones. */
  String view(long next) {
    return "CREATE MATERIALIZED VIEW "
        + rollup.feed()
        + " TO "
        + rollup.table()
        + " AS\n"
        + rows(rollup.alias() + ".batch >= " + next);
  }

  /** Tells the days in UTC of which earlier batches brought rows. */
  String days(long next) {
    return DAYS.formatted(rollup.source(), next);
  }

  /** Fills it with a day of earlier batches. */
  String fill(long next, LocalDate day, String mark) {
    String time = rollup.alias() + ".derived_tstamp";
    String condition =
        "%s.batch < %d AND %s >= %s AND %s < %s"
            .formatted(rollup.alias(), next, time, midnight(day), time, midnight(day.plusDays(1)));
    return FILL.formatted(rollup.table(), rows(condition), Question.literal(mark));
  }

  private String rows(String condition) {
    var columns =
        rollup.columns().stream()
            .map(column -> column.sql() + " AS " + column.name())
            .collect(Collectors.joining(",\n    "));
    return ROWS.formatted(
        rollup.alias(),
        rollup.bucket(),
        columns,
        rollup.source(),
        condition,
        String.join(", ", keys().toList()));
  }

  private Stream<String> keys() {
    var own = rollup.columns().stream().filter(column -> column.use() == Use.KEY).map(Column::name);
    return Stream.concat(Stream.of("project_id", Rollup.BUCKET), own);
  }

  private String column(List<@Nullable String> described) {
    String name = Objects.requireNonNull(described.getFirst());
    String type = Objects.requireNonNull(described.get(1));
    Use use =
        rollup.columns().stream()
            .filter(column -> column.name().equals(name))
            .findFirst()
            .orElseThrow()
            .use();
    if (use == Use.SUM && type.contains("Float")) {
      throw new IllegalArgumentException(
          "the sum " + name + " is of floating-point numbers, and depends on their order");
    }
    return name + " " + kept(use, type) + " CODEC(ZSTD(1))";
  }

  private static String kept(Use use, String type) {
    return switch (use) {
      case KEY, STATE -> type;
      case SUM -> "SimpleAggregateFunction(sum, " + type + ")";
      case LEAST -> "SimpleAggregateFunction(min, " + type + ")";
      case GREATEST -> "SimpleAggregateFunction(max, " + type + ")";
    };
  }

  private static String midnight(LocalDate day) {
    return "toDateTime64('" + day + " 00:00:00', 3, 'UTC')";
  }
}
