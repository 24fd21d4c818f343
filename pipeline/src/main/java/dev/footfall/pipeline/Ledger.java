package dev.footfall.pipeline;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How far the pipeline is, on disk: records before {@code stored} are in the warehouse, and the
 * batch that begins there ends at {@code cut}. Both are numbers of the journal.
 *
 * <p>The cut is written before the batch is inserted, so that a restart inserts the very same batch
 * again (law: Batches); {@code stored} is written after it.
 */
public final class Ledger {
  private static final String ANY_ROW =
      "SELECT 1 FROM (SELECT 1 FROM events UNION ALL SELECT 1 FROM bad_rows) LIMIT 1";

  private final Path file;
  private volatile long stored;
  private long cut;

  private Ledger(Path file, long stored, long cut) {
    this.file = file;
    this.stored = stored;
    this.cut = cut;
  }

  /**
   * Opens the ledger in this file; a missing one says that nothing is stored.
   *
   * @throws IOException if the file cannot be read, or is not a ledger
   */
  public static Ledger open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Ledger(file, 0, 0);
    }
    var lines = Files.readAllLines(file);
    try {
      return new Ledger(file, number(lines, 0, "stored"), number(lines, 1, "cut"));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a ledger: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the ledger of a warehouse's batches.
   *
   * @throws IOException also if the file is missing although the warehouse holds rows: to begin
   *     again would store twice what the journal still has, and take new batches for old ones
   */
  public static Ledger open(Path file, Warehouse warehouse) throws IOException {
    if (!Files.exists(file) && holdsRows(warehouse)) {
      throw new IOException(
          ("The ledger %s is missing although events are stored, and without it they would be"
                  + " stored twice; put it back from a copy of the data directory or choose another"
                  + " directory with --data.")
              .formatted(file));
    }
    return open(file);
  }

  private static boolean holdsRows(Warehouse warehouse) {
    var question = new Question(ANY_ROW, Map.of(), Scope.everything(), Limits.DEFAULT);
    try (var rows = warehouse.ask(question)) {
      return rows.next() != null;
    }
  }

  /** What else the pipeline keeps, in the same folder. */
  Path beside(String name) {
    return file.resolveSibling(name);
  }

  /** The number after the last record whose events are in the warehouse. */
  public long stored() {
    return stored;
  }

  /** The number after the last record of the batch that begins at {@link #stored}. */
  public long cut() {
    return cut;
  }

  /** Decides the next batch: it begins at {@link #stored} and ends before this number. */
  public void cutAt(long to) throws IOException {
    write(stored, to);
  }

  /** Marks the batch as stored. */
  public void storedToTheCut() throws IOException {
    write(cut, cut);
  }

  private void write(long newStored, long newCut) throws IOException {
    ForcedText.replace(file, text(newStored, newCut));
    stored = newStored;
    cut = newCut;
  }

  private static String text(long stored, long cut) {
    return "stored %d%ncut %d%n".formatted(stored, cut);
  }

  private static long number(List<String> lines, int line, String name) {
    if (line >= lines.size() || !lines.get(line).startsWith(name + " ")) {
      throw new IllegalArgumentException("line " + (line + 1) + " must give " + name);
    }
    return Long.parseLong(lines.get(line).substring(name.length() + 1));
  }
}
