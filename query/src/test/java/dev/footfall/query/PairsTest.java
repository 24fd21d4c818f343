package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests and their answers, {@code pairs.txt}: a line with the call (none: load) and the query, a
 * line with the status and what the answer's body holds. Of a body that is no error only the named
 * keys are compared, and so of each of its results. Asked on Saturday 2026-11-21 at 20:44 UTC,
 * about ten events.
 */
final class PairsTest {
  private static final long PROJECT = Asked.project();

  record Pair(String call, String query, int status, String body) {
    @Override
    public String toString() {
      return call + " " + query;
    }
  }

  @BeforeAll
  static void storeEvents() {
    Asked.store(
        List.of(
            at(1, "2026-11-21T20:10:00Z", "Firefox", "page_view").build(),
            at(2, "2026-11-21T18:30:00Z", "Firefox", "page_view").build(),
            at(3, "2026-11-20T10:30:00Z", "Firefox", "link_click").build(),
            at(4, "2026-11-20T05:00:00Z", "Chrome", "page_view").build(),
            at(5, "2026-11-19T23:59:59.999Z", "", "page_view").build(),
            at(6, "2026-11-10T12:00:00Z", "Chrome", "page_view").build(),
            bot(7),
            bot(8),
            bot(9),
            bot(10)));
  }

  private static Event bot(int number) {
    return at(number, "2026-08-01T00:00:00Z", "bingbot", "page_view")
        .set(Field.IS_BOT, true)
        .build();
  }

  private static Event.Builder at(int number, String time, String agent, String name) {
    return Events.on("d" + agent, PROJECT, number, time)
        .set(Field.EVENT, name.equals("page_view") ? "page_view" : "unstruct")
        .set(Field.EVENT_NAME, name)
        .set(Field.AGENT_NAME, agent);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void answer(Pair pair) {
    ObjectNode expected = (ObjectNode) Asked.JSON.readTree(pair.body());
    int status = 200;
    JsonNode body;
    try {
      body = answered(pair);
    } catch (QueryException e) {
      status = e.status();
      body = e.toJson();
    }
    if (status == 200) {
      retain(body, expected);
    }
    assertThat(body.toString()).isEqualTo(expected.toString());
    assertThat(status).isEqualTo(pair.status());
  }

  /** Leaves what is named, in the answer, in each of its results and in what is told of its SQL. */
  private static void retain(JsonNode body, JsonNode expected) {
    ((ObjectNode) body).retain(expected.propertyNames());
    if (body.path("sql").isObject()) {
      retain(body.path("sql"), expected.path("sql"));
    }
    for (int i = 0; i < body.path("results").size(); i++) {
      retain(body.path("results").path(i), expected.path("results").path(i));
    }
  }

  private static JsonNode answered(Pair pair) {
    var request = LoadRequest.of(LoadRequest.decode(pair.query()), PROJECT);
    return switch (pair.call()) {
      case "load" -> Asked.load(request);
      case "multi" -> Asked.load(request.multi(true));
      case "dry-run" -> Asked.queries().dryRun(request);
      case "sql" -> Asked.queries().sql(request);
      default -> throw new IllegalArgumentException(pair.call());
    };
  }

  static Stream<Pair> pairs() throws IOException {
    var pairs = new ArrayList<Pair>();
    var in = Objects.requireNonNull(PairsTest.class.getResourceAsStream("pairs.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> all =
          lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
      for (int i = 0; i < all.size(); i += 2) {
        pairs.add(pair(all.get(i), all.get(i + 1)));
      }
    }
    return pairs.stream();
  }

  private static Pair pair(String request, String answer) {
    int space = request.startsWith("{") || request.startsWith("[") ? -1 : request.indexOf(' ');
    return new Pair(
        space < 0 ? "load" : request.substring(0, space),
        request.substring(space + 1),
        Integer.parseInt(answer.substring(0, 3)),
        answer.substring(4));
  }
}
