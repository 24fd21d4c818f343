package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the operator's statements, each on a connection of its own: it may take long, and must hold
 * up neither questions nor batches.
 */
final class Console {
  private static final int CHANGES_A_DATABASE = 1;

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
    if (statements.effect() == Chdb.Statements.READS) {
      var connection = connections.get();
      connection.run("SET log_comment = '" + mark + "', readonly = 2", Map.of());
      return new StatementOutput(connection, sql, format, () -> kill.accept(mark));
    }
    if (statements.effect() != CHANGES_A_DATABASE) {
      throw new WarehouseException(
          Kind.QUESTION,
          "Statements here read, or change tables of your own; settings stand at a statement's end"
              + " as SETTINGS name = value");
    }
    OperatorRules.check(formatted(sql), own);
    try (var connection = connections.get();
        var _ = changes.operating()) {
      connection.run(sql, Map.of());
    } finally {
      changed.run();
    }
    return new NoOutput();
  }

  private String formatted(String sql) {
    var rows =
        control.run(
            "SELECT formatQuerySingleLine({sql:String})", Map.of("sql", Parameters.field(sql)));
    return Objects.requireNonNull(rows.getFirst().getFirst());
  }

  private record NoOutput() implements Output {
    @Override
    public byte[] next() {
      return new byte[0];
    }

    @Override
    public void close() {}
  }
}
