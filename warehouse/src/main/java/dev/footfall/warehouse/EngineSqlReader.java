package dev.footfall.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the engine in this process. */
final class EngineSqlReader implements SqlReader {
  private final SteadyConnection connection;

  EngineSqlReader(SteadyConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<String> tree(String select) {
    return connection.run("EXPLAIN AST " + select, Map.of()).stream()
        .flatMap(row -> text(row, 0).lines())
        .toList();
  }

  @Override
  public String oneLine(String sql) {
    var parameters = Map.of("sql", Parameters.field(sql));
    return text(
        connection.run("SELECT formatQuerySingleLine({sql:String})", parameters).getFirst(), 0);
  }

  @Override
  public List<String> types(String select, Map<String, String> parameters) {
    return connection
        .run("DESCRIBE (\n" + select + "\n) SETTINGS join_use_nulls = 1", parameters)
        .stream()
        .map(row -> text(row, 1))
        .toList();
  }

  @Override
  public List<Table> tables() {
    return connection.run(Sql.of("readable_tables.sql"), Map.of()).stream()
        .map(row -> new Table(text(row, 0), text(row, 1), text(row, 2).equals("1"), text(row, 3)))
        .toList();
  }

  private static String text(List<@Nullable String> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }
}
