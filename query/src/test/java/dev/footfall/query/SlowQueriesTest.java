package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** Questions that take long, with the real engine. */
@Timeout(60)
final class SlowQueriesTest {
  @Test
  void answerContinueWaitUntilTheyAreThere() {
    Queries queries = queries("sleepEachRow(0.1)", "6", Duration.ofMillis(200));
    assertThat(load(queries)).isEqualTo(Asked.json("{'error': 'Continue wait'}"));

    ObjectNode answer;
    do {
      answer = load(queries);
    } while (answer.has("error"));
    assertThat(answer.path("data")).isEqualTo(Asked.json("[{'Slow.sum': '0'}]"));
  }

  @Test
  void areEndedInTheEngineWhenNobodyWaits() throws InterruptedException {
    Queries queries = queries("sipHash64(number)", "1000000000000", Duration.ofMillis(100));
    assertThat(load(queries)).isEqualTo(Asked.json("{'error': 'Continue wait'}"));
    assertThat(atWork()).isEqualTo("1");

    while (!atWork().equals("0")) {
      Thread.onSpinWait();
    }
    assertThat(queries.running()).isZero();
  }

  private static Queries queries(String expression, String rows, Duration hold) {
    return new Queries(
        Model.read(Map.of("slow.yaml", model(expression, rows))),
        Asked.warehouse(),
        Asked.CLOCK,
        new Patience(hold, Duration.ofMillis(300), Duration.ofMinutes(1)));
  }

  private static String model(String expression, String rows) {
    return """
    cubes:
      - name: Slow
        sql: SELECT %s AS nothing FROM system.numbers LIMIT %s
        measures:
          - name: sum
            type: sum
            sql: "{CUBE}.nothing"
    """
        .formatted(expression, rows);
  }

  private static ObjectNode load(Queries queries) {
    return queries.load(LoadRequest.of(Asked.json("{'measures': ['Slow.sum']}"), 1));
  }

  private static String atWork() {
    var question =
        new Question(
            "SELECT count() FROM system.processes WHERE query LIKE '%sipHash64(number)%'"
                + " AND query NOT LIKE '%system.processes%'",
            Map.of(), Scope.everything(), Limits.DEFAULT);
    try (var rows = Asked.warehouse().ask(question)) {
      var row = rows.next();
      return row == null ? "" : String.valueOf(row.getFirst());
    }
  }
}
