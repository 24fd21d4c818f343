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
 * again (law: Batches); {@code stored} is written after it. So are the cut of a smaller batch and a
 * record's refusal, where the warehouse does not take a batch ({@link Isolation}).
 */
public final class Ledger {
  private static final String ANY_ROW =
      "SELECT 1 FROM (SELECT 1 FROM events UNION ALL SELECT 1 FROM bad_rows) LIMIT 1";

  private static final String REFUSED = "refused ";

  private final Path file;
  private volatile long stored;
  private long cut;
  private String refusal;

  private Ledger(Path file, long stored, long cut, String refusal) {
    this.file = file;
    this.stored = stored;
    this.cut = cut;
    this.refusal = refusal;
  }

  /**
   * Opens the ledger in this file; a missing one says that nothing is stored.
   *
   * @throws IOException if the file cannot be read, or is not a ledger
   */
  public static Ledger open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Ledger(file, 0, 0, "");
    }
    var lines = Files.readAllLines(file);
    try {
      return new Ledger(file, number(lines, 0, "stored"), number(lines, 1, "cut"), refusal(lines));
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

  /** Why the batch's one record is kept as a bad row; empty where it is not. */
  public String refusal() {
    return refusal;
  }

  /** Decides the next batch: it begins at {@link #stored} and ends before this number. */
  public void cutAt(long to) throws IOException {
    write(stored, to, "");
  }

  /**
   * Decides that the batch's one record is kept as a bad row, whatever the warehouse says of its
   * events when the batch is repeated.
   *
   * @param message why
   */
  public void refuse(String message) throws IOException {
    write(stored, cut, message);
  }

  /** Marks the batch as stored. */
  public void storedToTheCut() throws IOException {
    write(cut, cut, "");
  }

  private void write(long newStored, long newCut, String newRefusal) throws IOException {
    ForcedText.replace(file, text(newStored, newCut, newRefusal));
    stored = newStored;
    cut = newCut;
    refusal = newRefusal;
  }

  private static String text(long stored, long cut, String refusal) {
    String text = "stored %d%ncut %d%n".formatted(stored, cut);
    return refusal.isEmpty() ? text : text + REFUSED + refusal.replaceAll("\\R", " ") + "\n";
  }

  private static String refusal(List<String> lines) {
    return lines.size() > 2 && lines.get(2).startsWith(REFUSED)
        ? lines.get(2).substring(REFUSED.length())
        : "";
  }

  private static long number(List<String> lines, int line, String name) {
    if (line >= lines.size() || !lines.get(line).startsWith(name + " ")) {
      throw new IllegalArgumentException("line " + (line + 1) + " must give " + name);
    }
    return Long.parseLong(lines.get(line).substring(name.length() + 1));
  }
}
