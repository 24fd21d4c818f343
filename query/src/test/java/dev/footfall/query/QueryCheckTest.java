package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with queries that nobody asks yet, and where. */
class QueryCheckTest {
  private static final QueryCheck CHECK = new QueryCheck(Model.builtIn());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'measures': ['Sessions.count']} | ``",
        "{'measures': ['Sessions.count'], 'dimensions': ['Sessions.startAt.month']} | ``",
        "{'measures': ['Sessions.count', 'Sessions.cout']} | /measures/1: 'cout' not found for path"
            + " 'Sessions.cout'; did you mean 'Sessions.count'?",
        "{'measures': ['Sessions.osName']} | /measures/0: 'osName' not found for path"
            + " 'Sessions.osName'; it is a dimension",
        "{'measures': ['averageDurationMinutes']} | /measures/0: 'averageDurationMinutes' is not a"
            + " member of a cube; write Cube.member; did you mean"
            + " 'Sessions.averageDurationMinutes'?",
        "{'measures': ['Sessions.count'], 'dimensions': ['Sessions.startAt.moth']} | /dimensions/0:"
            + " Granularity \"moth\" does not exist in dimension Sessions.startAt; did you mean"
            + " 'month'?",
        "{'measures': ['Sessions.count'], 'limt': 3} | /limt (key): a query does not know the key"
            + " 'limt'; did you mean 'limit'?",
        "{'measures': ['Sessions.count'], 'limit': 50001} | /limit: Error: The query limit has been"
            + " exceeded.",
        "{'measures': ['Sessions.count'], 'timeDimensions': [{'dimension': 'Sessions.startAt'},"
            + " {'dimension': 'Sessions.startAt', 'granularity': 7}]} |"
            + " /timeDimensions/1/granularity: Granularity \"7\" does not exist in dimension"
            + " Sessions.startAt",
        "{'measures': ['Sessions.count'], 'filters': [{'and': [{'member': 'Sessions.osNam',"
            + " 'operator': 'set'}]}]} | /filters/0/and/0/member: 'osNam' not found for path"
            + " 'Sessions.osNam'; did you mean 'Sessions.osName'?",
        "{'measures': ['Sessions.count'], 'filters': [{'member': 'Sessions.osName', 'operator':"
            + " 'set'}, {'member': 'Sessions.count', 'operator': 'gt', 'values': ['x']}]} |"
            + " /filters/1: 'Sessions.count' is compared with 'x', which is not a number",
        "[] | : Data blending query without granularity is not supported",
        "7 | : Invalid query format: \"value\" must be of type object",
      })
  void saysWhatIsWrongAndWhere(String query, String expected) {
    var faults = CHECK.faults(new JsonMapper().readTree(query.replace('\'', '"')));
    assertThat(faults.stream().map(QueryCheckTest::line).toList())
        .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void tellsEveryWrongNameAtOnce() {
    var query =
        "{\"measures\": [\"Sessions.a\", \"b\"], \"dimensions\": [\"Sessions.c\"], \"limit\": -1}";
    assertThat(CHECK.faults(new JsonMapper().readTree(query)))
        .extracting(QueryCheck.Fault::pointer)
        .contains("/measures/0", "/measures/1", "/dimensions/0");
  }

  @Test
  void doesNotShowWhatAProjectsPeopleDoNotSee() {
    var model =
        Model.unlooked(
            Map.of(
                "money.yaml",
                """
                cubes:
                  - name: money
                    sql_table: money
                    public: false
                    measures: [{name: sum, type: sum, sql: amount}]
                    dimensions: [{name: date, type: time, sql: at}]
                """));
    var query = new JsonMapper().readTree("{\"measures\": [\"money.sum\"]}");
    assertThat(new QueryCheck(model).faults(query))
        .extracting(QueryCheck.Fault::message)
        .containsExactly("You requested hidden member: 'money.sum'");
    assertThat(new QueryCheck(model).hasTime("money.date")).isFalse();
    assertThat(CHECK.hasTime("Sessions.startAt")).isTrue();
    assertThat(CHECK.hasTime("Sessions.count")).isFalse();
    assertThat(CHECK.hasTime("nothing")).isFalse();
  }

  private static String line(QueryCheck.Fault fault) {
    return fault.pointer()
        + (fault.onKey() ? " (key): " : ": ")
        + fault.message()
        + (fault.hint().isEmpty() ? "" : "; " + fault.hint());
  }
}
