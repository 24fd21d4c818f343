package dev.footfall.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A table's rows, added up: one row for each bucket of time and set of keys. The warehouse keeps it
 * up to date with the table it is made from, in the insert itself (law: Rollups).
 *
 * <p>Each row of a rollup holds rows of one project and one bucket only.
 *
 * @param cube the cube it belongs to; letters, digits and underscores
 * @param name its name in the cube; letters, digits and underscores
 * @param source the table it is made from; one that has project_id, batch and derived_tstamp
 * @param alias what the source is called in the SQL of bucket and columns
 * @param bucket the start of a row's bucket, in UTC, at most a day long; its column is {@link
 *     #BUCKET}
 * @param columns the rest of a row
 */
public record Rollup(
    String cube, String name, String source, String alias, String bucket, List<Column> columns) {
  /** The column that says when a row's bucket begins, a DateTime64(3) in UTC. */
  public static final String BUCKET = "bucket";

  /** What all names of rollups' tables begin with. */
  static final String PREFIX = "rollup_";

  /** Part of each version: counts the ways in which this program made tables of the same rollup. */
  private static final int FORM = 1;

  /**
   * A column.
   *
   * @param name its name
   * @param sql its value, over a row of the source for a key, else over all rows of the key
   * @param use what becomes of it when rows are added up
   */
  public record Column(String name, String sql, Use use) {}

  /** What becomes of a column when rows of the same key are added up. */
  public enum Use {
    /** It is part of the key. */
    KEY,
    /** The values' sum; exact, so not for floating-point numbers. */
    SUM,
    /** The smallest value. */
    LEAST,
    /** The largest value. */
    GREATEST,
    /** The states of an aggregate function are merged. */
    STATE
  }

  /** The name of its table: another one for each definition. */
  public String table() {
    return PREFIX + cube + "_" + name + "_" + version();
  }

  /** The name of the view that feeds it. */
  String feed() {
    return table() + "_feed";
  }

  private String version() {
    try {
      byte[] text = (FORM + "\n" + this).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
