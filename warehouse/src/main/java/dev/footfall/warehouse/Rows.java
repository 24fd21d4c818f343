package dev.footfall.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question's answer, read row by row as the engine produces it. For one thread. */
public interface Rows extends AutoCloseable {
  /**
   * The columns of the answer, known before the first row is read.
   *
   * @throws WarehouseException if the question failed
   */
  List<Column> columns();

  /**
   * The next row: a value for each column as text, exactly as the engine writes it (numbers in
   * full, times as {@code YYYY-MM-DD hh:mm:ss.SSS} in the column's zone, Bool as {@code true} or
   * {@code false}, arrays and maps as JSON); null for NULL. No row: null.
   *
   * @throws WarehouseException if the question failed, ran into a limit or was cancelled
   */
  @Nullable List<@Nullable String> next();

  /** Ends the question at once; may be called from any thread, also while another one waits. */
  void cancel();

  /** Ends the question if it still runs. */
  @Override
  void close();

  /**
   * A column of an answer.
   *
   * @param name its alias in the SQL
   * @param type its ClickHouse type, such as {@code Nullable(UInt64)}
   */
  record Column(String name, String type) {}
}
