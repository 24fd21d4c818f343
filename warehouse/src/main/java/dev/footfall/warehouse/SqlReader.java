package dev.footfall.warehouse;

import java.util.List;
import java.util.Map;

/**
 * What the engine's own parser and its tables say about SQL, which is not run. Safe for use by many
 * threads.
 */
public interface SqlReader {
  /**
   * The syntax tree of one SELECT, a node a line, its children one space further in ({@code EXPLAIN
   * AST}).
   *
   * @throws WarehouseException of kind QUESTION if the text cannot be read
   */
  List<String> tree(String select);

  /**
   * The same SQL in one line as the engine writes it: no comments, and names in backquotes only
   * where they need them.
   *
   * @throws WarehouseException of kind QUESTION if the text cannot be read
   */
  String oneLine(String sql);

  /**
   * The types of a SELECT's columns, in their order.
   *
   * @param parameters the values of its placeholders
   * @throws WarehouseException of kind QUESTION if it names something that is not there
   */
  List<String> types(String select, Map<String, String> parameters);

  /** The tables and views that questions may read, the operator's own among them. */
  List<Table> tables();

  /**
   * A table or view.
   *
   * @param name its name in the events' database
   * @param engine how it is kept, such as {@code MergeTree} or {@code View}
   * @param projectBound whether each of its rows is a project's: it has a {@code project_id}
   * @param select what a view shows; empty for a table
   */
  record Table(String name, String engine, boolean projectBound, String select) {}
}
