package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoreCubesTest {
  private static final String WITH_MARKS =
      """
      cubes:
        - name: mine
          sql: SELECT project_id, event_name, derived_tstamp FROM events
          meta: {sequence: "(SELECT count() FROM system.tables)"}
          measures: [{name: count, type: count}]
          dimensions:
            - {name: event, sql: event_name, type: string}
            - {name: at, sql: derived_tstamp, type: time, meta: {met_inside: true}}
      """;

  @Test
  void anOperatorsRemarksStayRemarks() {
    var model = Model.with(Map.of("mine.yml", WITH_MARKS), Asked.warehouse().reader());
    var queries = new Queries(model, Asked.warehouse(), Clock.systemUTC());
    var asked =
        LoadRequest.of(
            Asked.json(
                "{'measures': ['mine.count'], 'dimensions': ['mine.event'], 'filters': [{'member':"
                    + " 'mine.at', 'operator': 'afterDate', 'values': ['2026-01-01']}]}"),
            Asked.project());

    assertThat(queries.sql(asked).toString()).doesNotContain("system").contains("WHERE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ASKED.mine.at*} 1 {OTHERWISE} 2 {END}",
        "{ASKED.mine.event}",
        "{ASKED.mine.event} 1 {END}",
        "{WITHIN.mine.at.of('derived_tstamp', 60)}",
        "{BUCKET.mine.at.of('derived_tstamp')}"
      })
  void anOperatorCannotWriteWhatIsForTheProgramsOwn(String sql) {
    String model =
        WITH_MARKS
            .replace("sql: SELECT", "sql: \"SELECT " + sql + " AS one,")
            .replace("FROM events", "FROM events\"");

    assertThatThrownBy(() -> Model.with(Map.of("mine.yml", model), Asked.warehouse().reader()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is for the program's own cubes");
  }

  /** They are names there, of nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"{END}", "{OTHERWISE}"})
  void anOperatorsStrayEndSaysWhereItIs(String sql) {
    String model = WITH_MARKS.replace("FROM events", "FROM events " + sql + " ");

    assertThatThrownBy(() -> Model.with(Map.of("mine.yml", model), Asked.warehouse().reader()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("mine.yml:3:");
  }

  @Test
  void ofTwoCubesWithOneNameTheModelsOwnIsMeant() {
    var more =
        MoreCubes.read(
            Map.of(
                "x",
                "cubes: [{name: TrackedEvents, sql_table: bad_rows, measures: [{name: other, type:"
                    + " count}]}]"));

    assertThat(Model.builtIn().and(more).known("TrackedEvents").measures()).containsKey("count");
  }
}
