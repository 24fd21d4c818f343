package dev.footfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a script's statements end. */
class SqlScriptTest {
  /** Statements with semicolons that end nothing; {@code OperatorTest} runs them. */
  static List<String> whole() {
    return List.of(
        "SELECT ';'",
        "SELECT 'it''s; fine'",
        "SELECT 'a\\'; b'",
        "SELECT 1 AS \"a;b\"",
        "SELECT 1 AS `a;b\\`;`",
        "SELECT 1 AS \u201Ca;b\u201D",
        "SELECT 1 -- ; x",
        "SELECT 1 --; x\n, 2",
        "SELECT 1 # ; x",
        "SELECT 1 #! ; x",
        "SELECT /* ; /* ; */ ; */ 1",
        "SELECT $a$ ; $b$ ; $a$",
        "SELECT $$ ; $$",
        "SELECT '/*', 1 -- '",
        "SELECT 1 - -1");
  }

  @Test
  void splitsAtSemicolonsAndLeavesOutWhatIsEmpty() {
    assertThat(SqlScript.statements("SELECT 1;\n ; SELECT 2 ;-- the end\n;"))
        .containsExactly("SELECT 1", "SELECT 2");
    assertThat(SqlScript.statements(" \n-- nothing; at all\n/* ; */")).isEmpty();
    assertThat(SqlScript.statements("-- why;\nSELECT 1")).containsExactly("-- why;\nSELECT 1");
  }

  @ParameterizedTest
  @MethodSource("whole")
  void endsNoStatementWithinATextANameOrAComment(String statement) {
    assertThat(SqlScript.statements(statement + "\n; SELECT 2"))
        .containsExactly(statement, "SELECT 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 'open; ", "SELECT /* open; ", "SELECT `open; \\", "SELECT $a$ ;"})
  void takesWhatIsNotClosedAsItIs(String statement) {
    assertThat(SqlScript.statements(statement)).isNotEmpty();
  }
}
