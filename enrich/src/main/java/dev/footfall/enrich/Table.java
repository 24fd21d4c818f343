package dev.footfall.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A data file of ours: a row a line, its cells between bars, {@code #} before a remark. A remark
 * {@code # version …} says which version the file is.
 *
 * @param version empty where the file does not say
 */
record Table(String version, List<Row> rows) {
  private static final String VERSION = "# version ";

  /**
   * A row.
   *
   * @param line the line's number, from 1
   */
  record Row(int line, List<String> cells) {
    /** The cell's words; none where the row has no such cell. */
    List<String> words(int cell) {
      return cell < cells.size() && !cells.get(cell).isEmpty()
          ? List.of(cells.get(cell).split("\\s+"))
          : List.of();
    }

    /** The row is not what it should be. */
    IllegalArgumentException wrong(String reason) {
      return new IllegalArgumentException("line " + line + " " + reason);
    }
  }

  /**
   * Reads a table.
   *
   * @param least how many cells a row has at least
   * @param most how many at most
   * @throws IllegalArgumentException if a row has another number of cells, naming the line
   */
  static Table read(InputStream in, int least, int most) throws IOException {
    String version = "";
    var rows = new ArrayList<Row>();
    var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(VERSION)) {
        version = line.substring(VERSION.length()).strip();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(row(i + 1, line, least, most));
      }
    }
    return new Table(version, List.copyOf(rows));
  }

  private static Row row(int number, String line, int least, int most) {
    var row = new Row(number, Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    int cells = row.cells().size();
    if (cells < least || cells > most) {
      throw row.wrong(
          "has %d cells between its bars, not %s"
              .formatted(cells, least == most ? least : least + " to " + most));
    }
    return row;
  }
}
