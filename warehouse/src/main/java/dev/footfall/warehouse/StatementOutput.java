package dev.footfall.warehouse;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The output of a statement that reads, in one of the engine's formats; for one thread. */
final class StatementOutput implements Output {
  private final Connection connection;
  private final Runnable kill;
  private @Nullable MemorySegment stream; // touched on the connection's thread only
  private boolean ended;

  /** Starts the statement on a connection that is closed with it. */
  StatementOutput(Connection connection, String sql, String format, Runnable kill) {
    this.connection = connection;
    this.kill = kill;
    String error =
        Waiting.patiently(
            connection.submit(
                (chdb, conn) -> {
                  stream = chdb.stream(conn, sql, format, Map.of());
                  return chdb.error(stream);
                }));
    if (!error.isEmpty()) {
      ended = true;
      close();
      throw EngineError.of(error);
    }
  }

  @Override
  public byte[] next() {
    if (ended) {
      return new byte[0];
    }
    var piece =
        Waiting.patiently(
            connection.submit(
                (chdb, conn) ->
                    stream == null ? new Chdb.Result(new byte[0], "") : chdb.fetch(conn, stream)));
    ended = piece.bytes().length == 0;
    if (!piece.error().isEmpty()) {
      throw EngineError.of(piece.error());
    }
    return piece.bytes();
  }

  @Override
  public void close() {
    if (!ended) {
      kill.run();
    }
    var destroyed =
        connection.submit(
            (chdb, conn) -> {
              if (stream != null) {
                if (!ended) {
                  chdb.cancel(conn, stream);
                }
                chdb.destroy(stream);
                stream = null;
              }
              return true;
            });
    Waiting.patiently(destroyed);
    connection.close();
  }
}
