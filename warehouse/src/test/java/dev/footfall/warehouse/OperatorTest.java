package dev.footfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's statements. */
class OperatorTest {
  @TempDir private static Path directory;
  private static EmbeddedClickHouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = EmbeddedClickHouse.open(EngineOptions.in(directory.resolve("data")));
    warehouse.store(Samples.batch(1, 0, 3));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void makesFillsChangesAndDropsATableOfItsOwn() {
    run("CREATE TABLE orders (id UInt64, price Float64) ENGINE = MergeTree ORDER BY id");
    run("INSERT INTO orders VALUES (1, 2.5), (2, 4)");
    run("INSERT INTO footfall.`orders` (id) SELECT 3");
    run("ALTER TABLE orders UPDATE price = 1 WHERE id = 3 SETTINGS mutations_sync = 2");
    run("ALTER TABLE orders ADD COLUMN name String DEFAULT 'none'");
    run("DELETE FROM orders WHERE id = 2");
    run("CREATE VIEW dear AS SELECT id FROM orders WHERE price > 2");
    assertThat(run("SELECT * FROM orders ORDER BY id")).isEqualTo("1\t2.5\tnone\n3\t1\tnone\n");
    assertThat(run("SELECT id FROM dear")).isEqualTo("1\n");

    run("RENAME TABLE orders TO sales");
    run("CREATE OR REPLACE TABLE copy ENGINE = Memory AS SELECT * FROM sales");
    run("OPTIMIZE TABLE sales FINAL");
    run("TRUNCATE TABLE copy");
    assertThat(run("SELECT count() FROM copy")).isEqualTo("0\n");
    run("DROP VIEW dear");
    run("DROP TABLE copy SYNC");
    run("DROP TABLE IF EXISTS sales");
    assertThat(run("EXISTS TABLE sales")).isEqualTo("0\n");
  }

  @Test
  void printsObjectsForPrograms() {
    assertThat(print("SELECT 'a\tb' AS text, 1 AS number", true))
        .isEqualTo("{\"text\":\"a\\tb\",\"number\":1}\n");
    assertThat(print("SELECT 'a\tb' AS text, NULL AS nothing", false)).isEqualTo("a\\tb\t\\N\n");
  }

  @Test
  void readsFootfallsOwnTables() {
    assertThat(run("SELECT count() FROM events")).isEqualTo("3\n");
    assertThat(run("SHOW TABLES LIKE 'ev%'")).isEqualTo("events\n");
    assertThat(run("SELECT number FROM numbers(200000) SETTINGS max_block_size = 1000"))
        .hasLineCount(200_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO events SELECT * FROM events",
        "INSERT INTO footfall.events SELECT * FROM events",
        "INSERT INTO `identity` SELECT * FROM identity",
        "DROP TABLE session_spans",
        "DROP VIEW identity_feed",
        "TRUNCATE TABLE IF EXISTS bad_rows",
        "ALTER TABLE events DELETE WHERE 1",
        "DELETE FROM events WHERE 1",
        "UPDATE events SET event = '' WHERE 1",
        "OPTIMIZE TABLE events",
        "RENAME TABLE events TO other",
        "RENAME TABLE other TO events",
        "CREATE OR REPLACE TABLE events (id UInt8) ENGINE = Memory",
        "CREATE VIEW rollup_mine AS SELECT 1",
        "ALTER TABLE schema_versions DROP COLUMN name",
      })
  void leavesFootfallsOwnTablesAsTheyAre(String statement) {
    assertThatThrownBy(() -> run(statement))
        .hasMessageEndingWith("is Footfall's own: it can be read here, and not be changed");
    assertThat(run("SELECT count() FROM events")).isEqualTo("3\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE mine, events",
        "RENAME TABLE mine TO b, events TO c",
        "EXCHANGE TABLES mine AND events",
        "DROP DATABASE footfall",
        "TRUNCATE DATABASE footfall",
        "ALTER TABLE mine MOVE PARTITION tuple() TO TABLE events",
        "ALTER TABLE mine REPLACE PARTITION tuple() FROM events",
        "CREATE MATERIALIZED VIEW feed TO mine AS SELECT * FROM events",
        "CREATE DICTIONARY d (x UInt64) PRIMARY KEY x SOURCE(NULL()) LAYOUT(FLAT()) LIFETIME(1)",
        "CREATE TABLE other.mine (id UInt8) ENGINE = Memory",
        "CREATE DATABASE other",
        "INSERT INTO system.one SELECT 1",
      })
  void doesNothingElse(String statement) {
    assertThatThrownBy(() -> run(statement))
        .hasMessageStartingWith("Statements here read, or make, fill, change and drop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE mine ENGINE = Merge('footfall', 'events') AS events",
        "CREATE TABLE mine (x String DEFAULT 'ENGINE = Memory') ENGINE = File(CSV)",
        "CREATE TABLE mine AS merge('footfall', 'events')",
        "CREATE TABLE mine (a UInt8) ENGINE = URL('http://localhost/', CSV)",
        "CREATE TABLE mine (`ENGINE = Memory` UInt8) ENGINE = Buffer('footfall', 'events', 1, 1, 1,"
            + " 1, 1, 1, 1)",
      })
  void makesNoTableThatReadsOthers(String statement) {
    assertThatThrownBy(() -> run(statement))
        .hasMessageStartingWith("A table here keeps its rows itself");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET max_threads = 1",
        "USE default",
        "SYSTEM FLUSH LOGS",
        "KILL QUERY WHERE 1",
        "SELECT 1 INTO OUTFILE 'x'",
        "GRANT SELECT ON *.* TO default",
        "INSERT INTO FUNCTION file('x.csv') SELECT 1",
        "BACKUP TABLE events TO File('x')",
      })
  void changesNothingBesides(String statement) {
    assertThatThrownBy(() -> run(statement))
        .hasMessageStartingWith("Statements here read, or make, fill, change and drop");
  }

  @Test
  void saysWhatIsWrongWithAStatement() {
    assertThatThrownBy(() -> run("SELEC 1")).hasMessageStartingWith("Syntax error: failed at");
    assertThatThrownBy(() -> run("SELECT * FROM nothing")).hasMessageContaining("nothing");
    assertThatThrownBy(() -> run("SELECT 1; SELECT 2")).hasMessageContaining("Multi-statements");
    assertThatThrownBy(() -> run("SELECT throwIf(number = 100000) FROM numbers(200000)"))
        .hasMessageContaining("throwIf");
  }

  @ParameterizedTest
  @MethodSource("dev.footfall.warehouse.SqlScriptTest#whole")
  void agreesWithTheEngineWhereAStatementEnds(String statement) {
    assertThat(run(statement)).isNotEmpty();
  }

  @Test
  void movesWhatAnswersDependOn() {
    OptionalLong before = warehouse.changes().mark(1);
    run("SELECT 1");
    assertThat(warehouse.changes().mark(1)).isEqualTo(before);
    run("CREATE TABLE moving (id UInt8) ENGINE = Memory");
    assertThat(warehouse.changes().mark(1)).isNotEqualTo(before);
  }

  private static String run(String statement) {
    return print(statement, false);
  }

  private static String print(String statement, boolean json) {
    var printed = new ByteArrayOutputStream();
    try (var output = warehouse.operate(statement, json)) {
      for (byte[] piece = output.next(); piece.length > 0; piece = output.next()) {
        printed.writeBytes(piece);
      }
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
