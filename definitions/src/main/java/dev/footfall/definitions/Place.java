package dev.footfall.definitions;

/**
 * Where something stands in a file.
 *
 * @param file its path from the tree's root
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
  /** The file's first character. */
  static Place startOf(String file) {
    return new Place(file, 1, 1);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
