package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Cube's own clients ask a real server about a few events, {@code cube-queries.txt}: lines with the
 * events that are sent, then a line with each query and one with the table that the client makes of
 * the answer.
 */
class CubeQueriesIT {
  private static final List<String> LINES = lines();

  @Test
  void makeTheSamePivotsOfOurAnswersAsOfWhatWasSent(@TempDir Path folder) throws IOException {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = sent(footfall);
      var queries = LINES.stream().filter(line -> line.matches("(\\{|\\[\\{).*")).toList();
      var file = folder.resolve("queries");
      Files.write(file, queries);

      var answers =
          Client.run("cube-table.mjs", api(footfall), token(footfall, project), file.toString());

      assertThat(queries).hasSizeGreaterThanOrEqualTo(60);
      SoftAssertions.assertSoftly(
          softly -> {
            for (int i = 0; i < queries.size(); i++) {
              softly
                  .assertThat(shown(answers.get(i)))
                  .as(queries.get(i))
                  .isEqualTo(LINES.get(LINES.indexOf(queries.get(i)) + 1));
            }
          });
    }
  }

  @Test
  void letThePersonAtTheQueryBuilderPickOneThingAfterTheOther(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = sent(footfall);

      var seen = Client.run("cube-builder.mjs", api(footfall), token(footfall, project));

      assertThat(seen.get("measures").valueStream().map(JsonNode::asString))
          .contains("TrackedEvents.count", "Sessions.averageDurationMinutes");
      assertThat(seen.get("steps").valueStream().map(step -> step.get("table").toString()))
          .containsExactly(
              "[[\"12\"]]",
              "[[\"2026-01-05T00:00:00.000\",\"4\"],[\"2026-01-06T00:00:00.000\",\"3\"],"
                  + "[\"2026-01-07T00:00:00.000\",0],[\"2026-01-08T00:00:00.000\",\"2\"]]",
              "[[\"2026-01-05T00:00:00.000\",\"/a\",\"2\"],[\"2026-01-05T00:00:00.000\",\"/b\",\"2\"],"
                  + "[\"2026-01-06T00:00:00.000\",\"/a\",\"1\"],[\"2026-01-06T00:00:00.000\",\"/c\",\"2\"],"
                  + "[\"2026-01-08T00:00:00.000\",\"/a\",\"2\"]]",
              "[[\"2026-01-05T00:00:00.000\",\"/a\",\"2\"],[\"2026-01-06T00:00:00.000\",\"/a\",\"1\"],"
                  + "[\"2026-01-08T00:00:00.000\",\"/a\",\"2\"]]");
      assertThat(seen.get("orderMembers").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrder(
              "TrackedEvents.count", "TrackedEvents.pageUrlpath", "TrackedEvents.derivedTstamp");
    }
  }

  private static String shown(JsonNode answer) {
    return answer.has("error")
        ? answer.get("status") + " " + answer.get("error").asString()
        : (answer.get("agree").asBoolean() ? "" : "chart and table differ: ") + answer.get("table");
  }

  private static Api.NewProject sent(FootfallProcess footfall) {
    var project = footfall.api().createProject("acme/shop");
    var events =
        LINES.stream()
            .filter(line -> line.startsWith("20"))
            .map(line -> event(project.appId(), List.of(line.split(" ", -1))))
            .toList();
    assertThat(footfall.api().collect(events)).isEqualTo(200);
    Await.until(Duration.ofSeconds(30), () -> footfall.api().count(project), count -> count == 12);
    return project;
  }

  /** A page view, or a click as the tracker's link tracking sends it. */
  private static Map<String, String> event(String appId, List<String> words) {
    var event = new HashMap<String, String>();
    event.put("aid", appId);
    event.put("p", "web");
    event.put("tv", "e2e-1");
    event.put(
        "eid", UUID.nameUUIDFromBytes(words.get(0).getBytes(StandardCharsets.UTF_8)).toString());
    event.put("ttm", Long.toString(Instant.parse(words.get(0)).toEpochMilli()));
    event.put("url", "https://shop.example.test" + words.get(2).replace("%", "%25"));
    event.put("ua", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    event.put("duid", words.get(3));
    if (!words.get(4).equals("-")) {
      event.put("uid", words.get(4));
    }
    if (words.get(1).equals("page_view")) {
      event.put("e", "pv");
    } else {
      event.put("e", "ue");
      event.put(
          "ue_pr",
          "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\","
              + "\"data\":{\"schema\":\"iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1\","
              + "\"data\":{\"targetUrl\":\"https://example.test/\"}}}");
    }
    return event;
  }

  private static String api(FootfallProcess footfall) {
    return footfall.base() + "/cubejs-api/v1";
  }

  private static String token(FootfallProcess footfall, Api.NewProject project) {
    return footfall.api().cubeToken(project);
  }

  private static List<String> lines() {
    try (var in =
        Objects.requireNonNull(CubeQueriesIT.class.getResourceAsStream("cube-queries.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
