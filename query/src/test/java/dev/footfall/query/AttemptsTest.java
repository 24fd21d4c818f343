package dev.footfall.query;

import static dev.footfall.query.Events.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Field;
import dev.footfall.warehouse.SqlReader;
import dev.footfall.warehouse.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of the project filter: whatever a model or a query tries, no other project's rows. */
final class AttemptsTest {
  private static final String MODEL =
      """
      cubes:
        - name: Attempts
          <TABLE>
          joins:
            - name: Identity
              relationship: many_to_one
              sql: |-
                <JOIN>
          measures:
            - name: count
              type: count
              filters:
                - sql: |-
                    <FILTER>
          dimensions:
            - name: id
              type: string
              primary_key: true
              sql: "{CUBE}.event_id"
            - name: value
              type: string
              sql: |-
                <VALUE>
          segments:
            - name: some
              sql: |-
                <SEGMENT>
      """;

  private static final String ALLOWED =
      """
      cubes:
        - name: Attempt
          sql_table: footfall.events
          measures:
            - name: count
              type: count
            - name: others
              type: number
              sql: "(SELECT count() FROM events WHERE user_id = 'spy')"
            - name: everybody
              type: number
              sql: "(SELECT uniqExact(user_id) FROM every_event WHERE user_id = 'spy')"
          dimensions:
            - name: person
              type: string
              sql: "{CUBE}.user_id"
              primary_key: true
              public: true
            - name: nearest
              type: string
              sql: "(SELECT any(e.user_id) FROM events AS e WHERE e.user_id != 'me')"
        - name: AttemptView
          sql_table: every_event
          dimensions:
            - name: person
              type: string
              sql: "{CUBE}.user_id"
        - name: AttemptExtended
          extends: TrackedEvents
          sql_table: events
        - name: AttemptSource
          sql: >
            WITH all_events AS (SELECT * FROM events)
            SELECT a.user_id AS user_id FROM all_events AS a
            LEFT JOIN ({Sessions.sql()}) AS s ON s.device = a.device
            UNION ALL SELECT user_id FROM every_event
          dimensions:
            - name: person
              type: string
              sql: "{CUBE}.user_id"
      """;

  private static final long MINE = Asked.project();
  private static final long OTHER = Asked.project();

  private static @Nullable Queries allowed;

  @BeforeAll
  static void twoProjects() {
    Asked.operate(Resource.text("attempts-tables.sql"));
    Asked.store(
        List.of(
            on("d1", MINE, 1, "2026-01-01T10:00:00Z").set(Field.USER_ID, "me").build(),
            on("d2", OTHER, 2, "2026-01-01T10:00:00Z").set(Field.USER_ID, "spy").build()));
  }

  static Stream<String> models() {
    return lines("attempts-model.txt");
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelIsRefusedWithItsPlace(String attempt) {
    List<String> parts = List.of(attempt.split(" \\| "));
    assertThatThrownBy(() -> read(model(parts.get(0), parts.get(1).replace("\\n", "\n"))))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching("(?s)attempts\\.yml:\\d+:\\d+: .*")
        .hasMessageContaining(parts.get(2));
  }

  @Test
  void theModelOfTheAttemptsIsFineByItself() {
    assertThat(read(model("value", "{CUBE}.user_id")).cube("Attempts")).isNotNull();
  }

  static Stream<String> questions() {
    return lines("attempts-query.txt");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQueryShowsNothingOfAnotherProject(String query) {
    Queries queries = queries();
    assertThat(answer(queries, MINE, query)).doesNotContain("spy");
    assertThat(answer(queries, OTHER, query)).doesNotContain("\"me\"");
  }

  @Test
  void theOtherProjectsRowsAreThere() {
    Queries queries = queries();
    for (String person :
        List.of("Attempt.person", "AttemptView.person", "AttemptExtended.userId")) {
      assertThat(answer(queries, OTHER, "{'dimensions': ['" + person + "']}")).contains("\"spy\"");
    }
    assertThat(answer(queries, MINE, "{'measures': ['Attempt.others', 'Attempt.everybody']}"))
        .contains("\"Attempt.others\":\"0\",\"Attempt.everybody\":\"0\"");
  }

  @Test
  void rowsOfProjectsNeedAProject() {
    Queries queries = queries();
    for (String person : List.of("Attempt.person", "AttemptView.person", "AttemptSource.person")) {
      var request = LoadRequest.of(Asked.json("{'dimensions': ['" + person + "']}"));
      assertThatThrownBy(() -> queries.load(request))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("belongs to projects");
    }
  }

  private static Queries queries() {
    if (allowed == null) {
      allowed = new Queries(read(ALLOWED), Asked.warehouse(), Asked.CLOCK);
    }
    return allowed;
  }

  private static String answer(Queries queries, long project, String query) {
    try {
      return queries.load(LoadRequest.of(Asked.json(query), project)).path("data").toString();
    } catch (QueryException | WarehouseException e) {
      return "refused";
    }
  }

  private static Model read(String yaml) {
    return Model.with(Map.of("attempts.yml", yaml), new Older(Asked.warehouse().reader()));
  }

  /** A warehouse in which somebody made tables by other means than ours, which refuse them. */
  private record Older(SqlReader real) implements SqlReader {
    private static final List<Table> MORE =
        List.of(
            new Table("everything", "Merge", true, ""),
            new Table("through_everything", "View", true, "SELECT * FROM everything"),
            new Table("from_a_file", "File", false, ""),
            new Table("people", "Dictionary", true, ""));

    @Override
    public List<String> tree(String select) {
      return real.tree(select);
    }

    @Override
    public String oneLine(String sql) {
      return real.oneLine(sql);
    }

    @Override
    public List<String> types(String select, Map<String, String> parameters) {
      return real.types(select, parameters);
    }

    @Override
    public List<Table> tables() {
      return Stream.concat(real.tables().stream(), MORE.stream()).toList();
    }
  }

  private static String model(String what, String sql) {
    String column =
        "SELECT * FROM events WHERE {FILTER_PARAMS.Attempts.id.filter(\"" + sql + "\")}";
    return MODEL
        .replace(
            "<TABLE>",
            switch (what) {
              case "table" -> "sql_table: \"" + sql + "\"";
              case "sql" -> "sql: |-\n      " + sql;
              case "column" -> "sql: |-\n      " + column;
              default -> "sql_table: events";
            })
        .replace("<JOIN>", what.equals("join") ? sql : "{CUBE}.device = {Identity}.device")
        .replace("<FILTER>", what.equals("filter") ? sql : "{CUBE}.user_id != ''")
        .replace(
            "<VALUE>", what.equals("value") ? sql.replace("\n", "\n          ") : "{CUBE}.user_id")
        .replace("<SEGMENT>", what.equals("segment") ? sql : "{CUBE}.is_bot");
  }

  private static Stream<String> lines(String file) {
    return Resource.text(file).lines().filter(line -> !line.startsWith("#"));
  }
}
