package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The query language: whatever is asked of whatever events, the engine answers what a plain
 * evaluation does. {@code -Dfootfall.seed} repeats what a failure names.
 */
final class QueriesProperty {
  private static final int STREAMS = Boolean.getBoolean("footfall.long") ? 500 : 15;
  private static final int QUERIES_TO_A_STREAM = 20;
  private static final long SEED = Long.getLong("footfall.seed", System.nanoTime());

  @Test
  void theEngineAnswersWhatAPlainEvaluationDoes() {
    var random = new Random(SEED);
    for (int stream = 0; stream < STREAMS; stream++) {
      long project = Asked.project();
      var chance = new RandomQueries(random);
      List<Event> events = chance.events(project, 40);
      Asked.store(events);
      var naive = new NaiveQueries(events);
      for (int i = 0; i < QUERIES_TO_A_STREAM; i++) {
        ObjectNode query = chance.query();
        assertThat(rows(project, query))
            .as("-Dfootfall.seed=" + SEED + " " + query)
            .containsExactlyInAnyOrderElementsOf(
                naive.answer(query).stream().map(QueriesProperty::text).toList());
      }
    }
  }

  private static List<String> rows(long project, JsonNode query) {
    return Asked.load(LoadRequest.of(query, project))
        .path("data")
        .valueStream()
        .map(QueriesProperty::text)
        .toList();
  }

  private static String text(JsonNode row) {
    var values = new TreeMap<String, String>();
    row.properties().forEach(each -> values.put(each.getKey(), each.getValue().asString("null")));
    return values.toString();
  }

  private static String text(Map<String, String> row) {
    return new TreeMap<>(row).toString();
  }
}
