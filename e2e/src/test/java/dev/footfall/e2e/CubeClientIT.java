package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CubeClientIT {
  private static final Duration FRESH = Duration.ofSeconds(2);

  @Test
  void givesTheCubeClientWhatWasSentByDayWithinTwoSeconds(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = footfall.api().createProject("acme/shop");
      var today = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
      // Three days ago 3 events, the day before yesterday none, yesterday 5.
      var days = Map.of(today.minusDays(3), 3, today.minusDays(1), 5);
      days.forEach(
          (day, count) ->
              assertThat(footfall.api().collect(events(project.appId(), day + "T12:00:00Z", count)))
                  .isEqualTo(200));
      Instant sent = Instant.now();
      Await.until(FRESH, () -> footfall.api().count(project), count -> count == 8);
      assertThat(Duration.between(sent, Instant.now())).isLessThan(FRESH);

      var result =
          Client.run(
              "cube.mjs",
              footfall.base() + "/cubejs-api/v1",
              footfall.api().cubeToken(project),
              """
              {"measures": ["TrackedEvents.count"],
               "timeDimensions": [{"dimension": "TrackedEvents.derivedTstamp",
                 "granularity": "day", "dateRange": ["%s", "%s"]}]}\
              """
                  .formatted(today.minusDays(3), today.minusDays(1)));

      assertThat(result.get("chartPivot").valueStream().map(Object::toString))
          .as(result.toString())
          .containsExactly(
              point(today.minusDays(3), 3),
              point(today.minusDays(2), 0),
              point(today.minusDays(1), 5));
      assertThat(result.get("seriesNames").get(0).get("title").asString())
          .isEqualTo("Tracked Events Count");
    }
  }

  @Test
  void tellsTheCubeClientWhichMemberIsUnknown(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = footfall.api().createProject("acme/shop");
      var result =
          Client.run(
              "cube.mjs",
              footfall.base() + "/cubejs-api/v1",
              footfall.api().cubeToken(project),
              "{\"measures\":[\"TrackedEvents.cuont\"]}");
      assertThat(result.get("status").asInt()).isEqualTo(400);
      assertThat(result.get("error").asString()).contains("cuont");
    }
  }

  private static String point(Object day, int count) {
    return "{\"x\":\"%sT00:00:00.000\",\"xValues\":[\"%sT00:00:00.000\"],\"TrackedEvents.count\":%d}"
        .formatted(day, day, count);
  }

  private static List<Map<String, String>> events(String appId, String time, int count) {
    String now = Long.toString(System.currentTimeMillis());
    String then = Long.toString(Instant.parse(time).toEpochMilli());
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                Map.of(
                    "e",
                    "pv",
                    "eid",
                    UUID.randomUUID().toString(),
                    "aid",
                    appId,
                    "p",
                    "web",
                    "tv",
                    "e2e-1",
                    "dtm",
                    then,
                    "stm",
                    now,
                    "ttm",
                    then,
                    "url",
                    "https://shop.example.test/"))
        .toList();
  }
}
