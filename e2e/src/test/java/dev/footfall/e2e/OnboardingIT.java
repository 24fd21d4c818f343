package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A project on its way to its first event, in Chromium: with the snippets of its setup page as they
 * stand there. On every page, axe finds nothing and the console is silent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingIT {
  private FootfallProcess footfall;

  @BeforeAll
  void start(@TempDir Path folder) {
    footfall = FootfallProcess.start(folder);
  }

  @AfterAll
  void stop() {
    footfall.close();
  }

  @Test
  void turnsCompleteByItselfWhenAPageWithTheSnippetIsOpened() {
    footfall.api().announceProject("acme/shop");

    JsonNode seen = browse("onboarding.mjs", "acme/shop");

    assertThat(seen.get("found")).isEmpty();
    assertThat(texts(seen, "before", "waiting", "stillWaiting", "complete"))
        .containsExactly("Not set up", "Waiting for events", "Waiting for events", "Complete");
    assertThat(texts(seen, "second", "last")).containsExactly("Snowplow browser", "13.3 collector");
    assertThat(seen.get("bad").asString()).startsWith("e: \"nonsense\" is none of");
    assertThat(seen.get("shown").asString()).contains("/footfall", "footfall · footfall-0.1.0");
    String origin = seen.get("origin").asString();
    assertThat(stored("acme/shop"))
        .containsExactlyInAnyOrder(
            "footfall web " + origin + "/footfall",
            "footfall web " + origin + "/footfall",
            "sp web " + origin + "/snowplow",
            "gitlab web " + origin + "/module",
            "gitlab web " + origin + "/script",
            "node srv https://example.com/",
            " web https://example.com/",
            " web https://example.com/",
            " web " + origin + "/image");
  }

  @Test
  void goesOnWithTheOldSnippetUntilTheChosenTimeAndIsGoneWithTheFlag() {
    footfall.api().createProject("acme/rotated");

    JsonNode seen = browse("rotation.mjs", "acme/rotated");

    assertThat(seen.get("found")).isEmpty();
    assertThat(seen.get("inTime").asInt()).isEqualTo(1);
    assertThat(seen.get("afterwards").asInt()).isEqualTo(1);
    assertThat(seen.get("status").asInt()).as("a tracker would send it again").isEqualTo(200);
    for (String call : List.of("events", "setup", "bad_rows")) {
      String path = "/api/v4/projects/acme%2Frotated/product_analytics/" + call;
      assertThat(footfall.api().status(path)).as(call).isEqualTo(404);
    }
  }

  @Test
  void showsTheSampleEventArriveAndTheGraphsOfAllEvents() {
    var project = footfall.api().createProject("acme/sample");
    assertThat(footfall.api().collect(fromManyTimeZones(project.appId()))).isEqualTo(200);
    Await.until(Duration.ofSeconds(10), () -> footfall.api().count(project), count -> count == 24);

    JsonNode seen = browse("sample.mjs", "acme/sample");

    assertThat(seen.get("found")).isEmpty();
    assertThat(seen.get("text").asString())
        .isEqualTo(
            "This page sends a payload. Go back to the events page to see a newly created event.");
    assertThat(seen.get("lastIsShown").asBoolean()).isTrue();
    assertThat(seen.get("newest").asBoolean()).isTrue();
    assertThat(strings(seen.get("sample")))
        .containsOnly("page_view /acme/sample/-/product_analytics/test web");
    assertThat(seen.get("lead").asString())
        .isEqualTo("Showing graphs based on events of the last 30 days.");
    assertThat(strings(seen.get("titles")))
        .containsExactly(
            "Events per day", "Platform", "Time zone", "Browser language", "Character set");
    assertThat(strings(seen.get("platforms"))).containsExactly("mob 24 92.3%", "web 2 7.7%");
    assertThat(strings(seen.get("timeZones"))).hasSize(9).last().asString().startsWith("Other ");
    assertThat(seen.get("days").asInt()).isEqualTo(30);
    assertThat(seen.get("today").asString()).isEqualTo("26");
    assertThat(seen.get("allTimeZones").asInt()).isEqualTo(13);
  }

  /** Two events from each of twelve time zones. */
  private static List<Map<String, String>> fromManyTimeZones(String appId) {
    return IntStream.range(0, 24)
        .mapToObj(
            i ->
                Map.of(
                    "e", "pv",
                    "eid", new UUID(7, i).toString(),
                    "aid", appId,
                    "p", "mob",
                    "tv", "e2e-1",
                    "tz", "Etc/GMT+" + i / 2,
                    "url", "https://shop.example.test/"))
        .toList();
  }

  /** Each event's tracker, platform and page. */
  private List<String> stored(String path) {
    var project = footfall.api().project(path);
    String list = "/api/v4/projects/" + project.id() + "/product_analytics/events?per_page=100";
    var events = new ArrayList<String>();
    for (JsonNode event : footfall.api().ask(list)) {
      events.add(
          event.path("name_tracker").asString("")
              + " "
              + event.path("platform").asString("")
              + " "
              + event.path("page_url").asString(""));
    }
    return events;
  }

  private static List<String> texts(JsonNode seen, String... names) {
    return List.of(names).stream().map(name -> seen.get(name).asString()).toList();
  }

  private static List<String> strings(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  private JsonNode browse(String script, String project) {
    return Client.run(script, Demo.words(footfall, FootfallProcess.ADMIN_TOKEN, project));
  }
}
