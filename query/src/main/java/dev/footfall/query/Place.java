package dev.footfall.query;

/**
 * Where something stands in a model's file.
 *
 * @param file the file's name
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
