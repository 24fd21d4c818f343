package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Runs the operator's statements, each on a connection of its own: it may take long, and must hold
 * up neither questions nor batches.
 */
final class Console {
  /** What the engine gives row by row; the rest is short. */
  private static final Pattern STREAMED = Pattern.compile("SELECT |WITH |\\(");

  private final SteadyConnection control;
  private final Supplier<Connection> connections;
  private final Changes changes;
  private final Consumer<String> kill;
  private final Runnable changed;
  private final Set<String> own;

  /**
   * A console.
   *
   * @param control reads statements before they run
   * @param kill stops what runs under a mark
   * @param changed called when tables may have come or gone
   */
  Console(
      SteadyConnection control,
      Supplier<Connection> connections,
      Changes changes,
      Consumer<String> kill,
      Runnable changed) {
    this.control = control;
    this.connections = connections;
    this.changes = changes;
    this.kill = kill;
    this.changed = changed;
    this.own = Schema.names();
  }

  /** Runs a statement; one that changes something has done so when this returns. */
  Output run(String sql, String format, String mark) {
    var statements = control.classify(sql);
    if (statements.effect() == Chdb.Statements.NOT_UNDERSTOOD || statements.count() != 1) {
      formatted(sql); // says what is wrong with it
      throw new WarehouseException(Kind.QUESTION, "This is not one statement");
    }
    String formatted = formatted(sql);
    if (statements.effect() == Chdb.Statements.READS) {
      return read(sql, STREAMED.matcher(formatted).lookingAt(), format, mark);
    }
    OperatorRules.check(formatted, own);
    try (var connection = connections.get();
        var _ = changes.operating()) {
      connection.run(sql, Map.of());
    } finally {
      changed.run();
    }
    return new Whole(new ArrayDeque<>());
  }

  private Output read(String sql, boolean streamed, String format, String mark) {
    var connection = connections.get();
    connection.run("SET log_comment = '" + mark + "', readonly = 2", Map.of());
    if (streamed) {
      return new StatementOutput(connection, sql, format, () -> kill.accept(mark));
    }
    try (connection) {
      var result =
          Waiting.patiently(
              connection.submit((chdb, conn) -> chdb.query(conn, sql, format, Map.of())));
      if (!result.error().isEmpty()) {
        throw EngineError.of(result.error());
      }
      return new Whole(new ArrayDeque<>(List.of(result.bytes())));
    }
  }

  private String formatted(String sql) {
    var rows =
        control.run(
            "SELECT formatQuerySingleLine({sql:String})", Map.of("sql", Parameters.field(sql)));
    return Objects.requireNonNull(rows.getFirst().getFirst());
  }

  /** What was printed already. */
  private record Whole(Deque<byte[]> pieces) implements Output {
    @Override
    public byte[] next() {
      return pieces.isEmpty() ? new byte[0] : pieces.remove();
    }

    @Override
    public void close() {}
  }
}
