package dev.footfall.definitions;

import org.jspecify.annotations.Nullable;

/**
 * Where a panel lies on the dashboard's grid of {@value #COLUMNS} columns, in columns and rows from
 * the upper left corner.
 *
 * @param xPos null: where there is room
 * @param yPos null: where there is room
 */
public record GridAttributes(
    @Nullable Integer xPos,
    @Nullable Integer yPos,
    int width,
    int height,
    @Nullable Integer minWidth,
    @Nullable Integer minHeight,
    @Nullable Integer maxWidth,
    @Nullable Integer maxHeight) {
  /** The grid's width. */
  public static final int COLUMNS = 12;

  /** For a panel that does not say what it needs. */
  static final GridAttributes UNKNOWN =
      new GridAttributes(null, null, 6, 4, null, null, null, null);

  /** A panel at a place of its own, without limits to its size. */
  public static GridAttributes at(int xPos, int yPos, int width, int height) {
    return new GridAttributes(xPos, yPos, width, height, null, null, null, null);
  }
}
