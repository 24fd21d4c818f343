package dev.footfall.query;

import static dev.footfall.query.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator of the query language, on every kind of value, with and without one. */
final class FiltersTest {
  private static final long PROJECT = Asked.project();

  /** Five events; the letters name them in the tables below. The fifth has no values. */
  @BeforeAll
  static void store() {
    Asked.store(
        List.of(
            event(PROJECT, 1, "2026-01-01T00:00:00Z")
                .set(Field.APP_ID, "a")
                .set(Field.PAGE_TITLE, "Über 100% wool_coat")
                .set(Field.SE_VALUE, 1.5)
                .build(),
            event(PROJECT, 2, "2026-01-01T23:59:59.999Z")
                .set(Field.APP_ID, "b")
                .set(Field.PAGE_TITLE, "über")
                .set(Field.SE_VALUE, 2.0)
                .set(Field.IS_BOT, true)
                .build(),
            event(PROJECT, 3, "2026-01-02T12:00:00Z")
                .set(Field.APP_ID, "c")
                .set(Field.PAGE_TITLE, "C:\\temp\tnew\nline 'q' \"d\" {p1:String}")
                .set(Field.SE_VALUE, 10.0)
                .build(),
            event(PROJECT, 4, "2026-01-03T00:00:00Z")
                .set(Field.APP_ID, "d")
                .set(Field.PAGE_TITLE, "100 wool coat")
                .set(Field.SE_VALUE, -3.0)
                .build(),
            event(PROJECT, 5, "2026-01-04T00:00:00Z").set(Field.APP_ID, "e").build()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pageTitle     | equals           | ['über']                        | b",
        "pageTitle     | equals           | ['Über']                        | ",
        "pageTitle     | equals           | ['über', '100 wool coat']       | bd",
        "pageTitle     | equals           | [null]                          | e",
        "pageTitle     | equals           | ['über', null]                  | be",
        "pageTitle     | equals           | ['']                            | ",
        "pageTitle     | in               | ['über']                        | b",
        "pageTitle     | in               | ['über', null]                  | be",
        "pageTitle     | notEquals        | ['über']                        | acde",
        "pageTitle     | notEquals        | ['über', '100 wool coat']       | ace",
        "pageTitle     | notEquals        | [null]                          | abcd",
        "pageTitle     | notEquals        | ['über', null]                  | acd",
        "pageTitle     | notIn            | ['über', null]                  | acd",
        "pageTitle     | notIn            | ['über']                        | acde",
        "pageTitle     | contains         | ['ÜBER']                        | ab",
        "pageTitle     | contains         | ['100%']                        | a",
        "pageTitle     | contains         | ['l_c']                         | a",
        "pageTitle     | contains         | ['100%', 'NEW']                 | ac",
        "pageTitle     | contains         | ['NEW', null]                   | ce",
        "pageTitle     | contains         | [null]                          | e",
        "pageTitle     | notContains      | ['über']                        | cde",
        "pageTitle     | notContains      | ['über', 'wool']                | ce",
        "pageTitle     | notContains      | ['über', null]                  | cd",
        "pageTitle     | notContains      | [null]                          | abcd",
        "pageTitle     | startsWith       | ['ÜB']                          | ab",
        "pageTitle     | notStartsWith    | ['100']                         | abce",
        "pageTitle     | endsWith         | ['COAT']                        | ad",
        "pageTitle     | notEndsWith      | ['coat']                        | bce",
        "pageTitle     | set              | []                              | abcd",
        "pageTitle     | notSet           | []                              | e",
        "structValue   | equals           | [2]                             | b",
        "structValue   | equals           | ['2', '1.5']                    | ab",
        "structValue   | notEquals        | ['2']                           | acde",
        "structValue   | gt               | ['2']                           | c",
        "structValue   | gt               | ['2', '100']                    | c",
        "structValue   | gte              | ['2']                           | bc",
        "structValue   | lt               | ['1.5']                         | d",
        "structValue   | lte              | ['1.5']                         | ad",
        "structValue   | contains         | ['1']                           | ac",
        "structValue   | notSet           | []                              | e",
        "appId         | gt               | ['c']                           | de",
        "isBot         | equals           | ['true']                        | b",
        "isBot         | equals           | [true, false]                   | abcde",
        "isBot         | notEquals        | [true]                          | acde",
        "derivedTstamp | inDateRange      | ['2026-01-01', '2026-01-02']    | abc",
        "derivedTstamp | inDateRange      | ['2026-01-01']                  | ab",
        "derivedTstamp | onTheDate        | ['2026-01-01']                  | ab",
        "derivedTstamp | notInDateRange   | ['2026-01-01', '2026-01-02']    | de",
        "derivedTstamp | beforeDate       | ['2026-01-02']                  | ab",
        "derivedTstamp | beforeOrOnDate   | ['2026-01-02']                  | abc",
        "derivedTstamp | beforeOrOnDate   | ['2026-01-02T11:00:00']         | ab",
        "derivedTstamp | afterDate        | ['2026-01-01']                  | cde",
        "derivedTstamp | afterOrOnDate    | ['2026-01-01']                  | abcde",
        "derivedTstamp | afterOrOnDate    | ['2026-01-02T12:00:00Z']        | cde",
        "derivedTstamp | afterDate        | ['last 1 years']                | abcde",
        "derivedTstamp | afterDate        | ['this year']                   | ",
        "derivedTstamp | equals           | ['2026-01-03']                  | d",
        "derivedTstamp | contains         | ['12:00']                       | c",
      })
  void keeps(String member, String operator, String values, String kept) {
    assertThat(
            kept(
                "{'member': 'TrackedEvents.%s', 'operator': '%s', 'values': %s}"
                    .formatted(member, operator, values)))
        .isEqualTo(kept == null ? "" : kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"equals", "contains", "startsWith", "endsWith", "in"})
  void takesAnyTextLiterally(String operator) {
    String value = "C:\\temp\tnew\nline 'q' \"d\" {p1:String}";
    String filter =
        "{\"member\": \"TrackedEvents.pageTitle\", \"operator\": \"%s\", \"values\": [%s]}"
            .formatted(operator, Asked.JSON.writeValueAsString(value));
    assertThat(keptAs(filter)).isEqualTo("c");
  }

  @Test
  void groupsNestAsDeepAsNeeded() {
    assertThat(
            kept(
                """
                {'or': [
                  {'and': [{'member': 'TrackedEvents.appId', 'operator': 'gte', 'values': ['b']},
                           {'dimension': 'TrackedEvents.structValue', 'operator': 'lt', 'values': [3]}]},
                  {'member': 'TrackedEvents.pageTitle', 'operator': 'notSet'}]}
                """))
        .isEqualTo("bde");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gt | ['1'] | 2",
        "equals | ['1'] | 1",
        "set | [] | 1,2",
        "notEquals | ['2'] | 1",
      })
  void filtersMeasuresAfterCounting(String operator, String values, String counts) {
    assertThat(
            Asked.rows(
                    PROJECT,
                    """
                    {'measures': ['TrackedEvents.count'],
                     'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'granularity': 'day'}],
                     'filters': [{'member': 'TrackedEvents.count', 'operator': '%s', 'values': %s}]}
                    """
                        .formatted(operator, values))
                .stream()
                .map(row -> row.path("TrackedEvents.count").asString())
                .distinct()
                .sorted())
        .containsExactly(counts.split(","));
  }

  @Test
  void theFilterOfAMeasureKeepsTheRowsItCounts() {
    assertThat(kept("{'member': 'TrackedEvents.linkClicksCount', 'operator': 'measureFilter'}"))
        .isEmpty();
    assertThat(kept("{'member': 'TrackedEvents.count', 'operator': 'measureFilter'}"))
        .isEqualTo("abcde");
  }

  private static String kept(String filter) {
    return keptAs(filter.replace('\'', '"'));
  }

  private static String keptAs(String filter) {
    var query =
        Asked.JSON.readTree(
            "{\"dimensions\": [\"TrackedEvents.appId\"], \"filters\": [" + filter + "]}");
    var kept = new StringBuilder();
    Asked.load(LoadRequest.of(query, PROJECT))
        .path("data")
        .forEach(row -> kept.append(row.path("TrackedEvents.appId").asString()));
    return kept.toString();
  }
}
