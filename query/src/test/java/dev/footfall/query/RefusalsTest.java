package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that are refused, with the words that Cube's clients know. */
final class RefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | Query should contain either measures, dimensions or timeDimensions with granularities"
            + " in order to be valid",
        "{'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp'}]} | Query should contain"
            + " either measures, dimensions or timeDimensions with granularities in order to be"
            + " valid",
        "[] | Data blending query without granularity is not supported",
        "'x' | Invalid query format: 'value' must be of type object",
        "{'measures': ['TrackedEvents.count'], 'foo': 1} | Invalid query format: 'foo' is not"
            + " allowed",
        "{'measures': 'TrackedEvents.count'} | Invalid query format: 'measures' must be an array",
        "{'measures': [1]} | Invalid query format: 'measures[0]' must be a string",
        "{'measures': ['TrackedEvents']} | Invalid query format: 'measures[0]' with value"
            + " 'TrackedEvents' fails to match the required pattern:"
            + " /^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$/",
        "{'dimensions': ['foo bar']} | Invalid query format: 'dimensions[0]' with value 'foo bar'"
            + " fails to match the required pattern:"
            + " /^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)?$/",
        "{'measures': ['TrackedEvents.count'], 'limit': '5'} | Invalid query format: 'limit' must"
            + " be a number",
        "{'measures': ['TrackedEvents.count'], 'limit': 1.5} | Invalid query format: 'limit' must"
            + " be an integer",
        "{'measures': ['TrackedEvents.count'], 'offset': -1} | Invalid query format: 'offset' must"
            + " be greater than or equal to 0",
        "{'measures': ['TrackedEvents.count'], 'limit': 50001} | Error: The query limit has been"
            + " exceeded.",
        "{'measures': ['TrackedEvents.count'], 'total': 1} | Invalid query format: 'total' must be"
            + " a boolean",
        "{'measures': ['TrackedEvents.count'], 'order': {'TrackedEvents.count': 'up'}} | Invalid"
            + " query format: 'order.TrackedEvents.count' must be one of [asc, desc]",
        "{'measures': ['TrackedEvents.count'], 'order': [['TrackedEvents.count']]} | Invalid query"
            + " format: 'order[0]' does not match any of the allowed types",
        "{'measures': ['TrackedEvents.count'], 'timezone': 'Mars/X'} | Invalid query format:"
            + " 'timezone' must be a valid IANA time zone, got 'Mars/X'",
        "{'measures': ['TrackedEvents.count'], 'responseFormat': 'x'} | Invalid query format:"
            + " 'responseFormat' must be one of [default, compact, columnar]",
        "{'measures': ['TrackedEvents.count'], 'maskedMembers': []} | maskedMembers cannot be"
            + " provided in the query",
        "{'measures': ['TrackedEvents.count'], 'cacheMode': 'x'} | Invalid query format:"
            + " 'cacheMode' must be one of [stale-if-slow, stale-while-revalidate, must-revalidate,"
            + " no-cache]",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member': 'TrackedEvents.event',"
            + " 'operator': 'like', 'values': ['x']}]} | Invalid query format: 'filters[0]' does"
            + " not match any of the allowed types",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member': 'TrackedEvents.event',"
            + " 'dimension': 'TrackedEvents.event', 'operator': 'set'}]} | Invalid query format:"
            + " 'filters[0]' does not match any of the allowed types",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'and': [], 'or': []}]} | Invalid query"
            + " format: 'filters[0]' does not match any of the allowed types",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member': 'TrackedEvents.event',"
            + " 'operator': 'equals'}]} | Values required for filter:"
            + " {'member':'TrackedEvents.event','operator':'equals'}",
        "{'measures': ['TrackedEvents.count'], 'timeDimensions': [{'dimension':"
            + " 'TrackedEvents.derivedTstamp', 'dateRange': ['a', 'b', 'c']}]} | Invalid query"
            + " format: 'timeDimensions[0].dateRange' must contain less than or equal to 2 items",
        "{'measures': ['TrackedEvents.count'], 'timeDimensions': [{'granularity': 'day'}]} |"
            + " Invalid query format: 'timeDimensions[0].dimension' is required",
        "{'measures': ['TrackedEvents.count'], 'timeDimensions': [{'dimension':"
            + " 'TrackedEvents.derivedTstamp', 'dateRange': 'blah'}]} | Can't parse date: 'blah'",
        "{'measures': ['TrackedEvents.count'], 'timeDimensions': [{'dimension':"
            + " 'TrackedEvents.derivedTstamp', 'compareDateRange': ['today']}]} |"
            + " 'compareDateRangeQuery' query type is not supported by the client.Please update the"
            + " client.",
        "{'measures': ['TrackedEvents.count'], 'timeDimensions': [{'dimension':"
            + " 'TrackedEvents.derivedTstamp', 'granularity': 'foo'}]} | Granularity 'foo' does not"
            + " exist in dimension TrackedEvents.derivedTstamp",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member':"
            + " 'TrackedEvents.derivedTstamp', 'operator': 'inDateRange', 'values': ['last week',"
            + " 'today']}]} | Relative-date strings are only supported when `values` has a single"
            + " element for operator inDateRange",
      })
  void withStatus400(String query, String message) {
    QueryException refusal = refusal(query);
    assertThat(message(refusal)).isEqualTo(message);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.type()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'measures': ['Nope.count']} | Cube 'Nope' not found for path 'Nope.count'",
        "{'measures': ['TrackedEvents.nope']} | 'nope' not found for path 'TrackedEvents.nope'",
        "{'measures': ['TrackedEvents.event']} | 'event' not found for path 'TrackedEvents.event'",
        "{'dimensions': ['TrackedEvents.count']} | 'count' not found for path"
            + " 'TrackedEvents.count'",
        "{'measures': ['TrackedEvents.count'], 'segments': ['TrackedEvents.nope']} | 'nope' not"
            + " found for path 'TrackedEvents.nope'",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member': 'TrackedEvents.nope',"
            + " 'operator': 'set'}]} | 'nope' not found for path 'TrackedEvents.nope'",
        "{'measures': ['TrackedEvents.count', 'Sessions.count']} | Can't find join path to join"
            + " 'TrackedEvents', 'Sessions'",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'or': [{'member':"
            + " 'TrackedEvents.event', 'operator': 'set'}, {'member': 'TrackedEvents.count',"
            + " 'operator': 'gt', 'values': [1]}]}]} | You cannot use dimension and measure in same"
            + " condition:"
            + " {'or':[{'member':'TrackedEvents.event','operator':'set'},{'member':'TrackedEvents.count','operator':'gt','values':[1]}]}",
        "{'measures': ['TrackedEvents.count'], 'timeDimensions': [{'dimension':"
            + " 'TrackedEvents.event', 'granularity': 'day'}]} | 'TrackedEvents.event' is not a"
            + " time dimension",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member': 'TrackedEvents.count',"
            + " 'operator': 'gt', 'values': ['many']}]} | 'TrackedEvents.count' is compared with"
            + " 'many', which is not a number",
        "{'measures': ['TrackedEvents.count'], 'filters': [{'member': 'TrackedEvents.event',"
            + " 'operator': 'onTheDate', 'values': ['today']}]} | Operator onTheDate needs a time"
            + " dimension, not 'TrackedEvents.event'",
      })
  void asTheUsersMistake(String query, String message) {
    QueryException refusal = refusal(query);
    assertThat(message(refusal)).isEqualTo(message.replace('"', '\''));
    assertThat(refusal.toJson().path("type").asString()).isEqualTo("UserError");
    assertThat(refusal.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Sessions.sessionID, sessions__session_id",
    "Identity.firstUser, identity__first_user"
  })
  void forHiddenMembers(String member, String named) {
    assertThat(refusal("{'dimensions': ['" + member + "']}"))
        .hasMessageStartingWith("Error: You requested hidden member: '" + named + "'. Please make");
  }

  @Test
  void withoutAProject() {
    var query = Asked.json("{'measures': ['TrackedEvents.count']}");
    var refusal =
        catchThrowableOfType(QueryException.class, () -> Asked.load(LoadRequest.of(query)));
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal).hasMessageStartingWith("'TrackedEvents' belongs to projects: ");
  }

  @Test
  void whenTheParameterIsMissingOrNotJson() {
    assertThat(catchThrowableOfType(QueryException.class, () -> LoadRequest.decode(null)))
        .hasMessage("Query param is required");
    assertThat(catchThrowableOfType(QueryException.class, () -> LoadRequest.decode("{oops")))
        .hasMessageStartingWith("Unable to decode query param as JSON, error: ");
  }

  private static String message(QueryException refusal) {
    return refusal.toJson().path("error").asString().replace('"', '\'');
  }

  private static QueryException refusal(String query) {
    return catchThrowableOfType(QueryException.class, () -> Asked.load(Asked.project(), query));
  }
}
