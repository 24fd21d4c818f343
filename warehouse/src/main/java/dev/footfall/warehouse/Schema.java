package dev.footfall.warehouse;

import dev.footfall.event.Failpoint;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables, as numbered files of SQL. Each file is applied once, in order, and recorded with its
 * checksum after its last statement; so a file that was cut short is applied again, and its
 * statements must bear that ({@code IF NOT EXISTS}).
 */
final class Schema {
  private static final List<String> FILES =
      List.of(
          "0001_events",
          "0002_bad_rows",
          "0003_enrichment",
          "0004_replay",
          "0005_identity",
          "0006_session_spans",
          "0007_upkeep",
          "0008_wide_parts");
  private static final Pattern CREATED =
      Pattern.compile("CREATE (?:TABLE|VIEW|MATERIALIZED VIEW) (?:IF NOT EXISTS )?(\\w+)");
  private static final String RECORD =
      "INSERT INTO schema_versions SELECT {number:UInt32}, {name:String}, {checksum:String},"
          + " now64(3)";

  private final SteadyConnection connection;
  private final Path directory;
  private final List<String> files;

  /**
   * The schema of the data in a directory.
   *
   * @param directory named in messages
   */
  Schema(SteadyConnection connection, Path directory) {
    this(connection, directory, FILES);
  }

  /** As an older program left it, which knew only these files. */
  Schema(SteadyConnection connection, Path directory, List<String> files) {
    this.connection = connection;
    this.directory = directory;
    this.files = files;
  }

  /** The tables and views that the files make, and the record of the files. */
  static Set<String> names() {
    var names = new TreeSet<>(Set.of("schema_versions", "probe"));
    for (String file : FILES) {
      CREATED
          .matcher(Sql.of("schema/" + file + ".sql"))
          .results()
          .forEach(made -> names.add(made.group(1)));
    }
    return names;
  }

  /**
   * Applies what has not been applied.
   *
   * @throws WarehouseException of kind SETUP if the data is newer than this program, or was made
   *     with other files
   */
  void apply() {
    connection.run(Sql.of("schema_versions.sql"), Map.of());
    var applied = applied();
    if (!applied.isEmpty() && applied.lastKey() > files.size()) {
      throw new WarehouseException(
          Kind.SETUP,
          "The data directory %s was written by a newer Footfall (its schema is number %d, this program knows %d); start that version, or give another --data.dir"
              .formatted(directory, applied.lastKey(), files.size()));
    }
    for (int number = 1; number <= files.size(); number++) {
      apply(number, files.get(number - 1), applied.get(number));
    }
  }

  private void apply(int number, String name, @Nullable String recorded) {
    String text = Sql.of("schema/" + name + ".sql");
    String checksum = checksum(text);
    if (checksum.equals(recorded)) {
      return;
    }
    if (recorded != null) {
      throw new WarehouseException(
          Kind.SETUP,
          "The data directory %s was made with another text of schema file %s; start the program that made it, or give another --data.dir"
              .formatted(directory, name));
    }
    for (String statement : statements(text)) {
      Failpoint.pass("schema.statement.before");
      connection.run(statement, Map.of());
    }
    Failpoint.pass("schema.record.before");
    connection.run(
        RECORD, Map.of("number", Integer.toString(number), "name", name, "checksum", checksum));
    Failpoint.pass("schema.record.after");
  }

  private NavigableMap<Integer, String> applied() {
    var applied = new TreeMap<Integer, String>();
    for (var row : connection.run("SELECT number, checksum FROM schema_versions", Map.of())) {
      applied.put(
          Integer.valueOf(Objects.requireNonNull(row.getFirst())),
          Objects.requireNonNull(row.getLast()));
    }
    return applied;
  }

  /** The statements of a file: each ends with a semicolon at the end of a line. */
  private List<String> statements(String text) {
    return List.of(text.split(";\\s*(?:\\R|$)")).stream().filter(part -> !part.isBlank()).toList();
  }

  private static String checksum(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
