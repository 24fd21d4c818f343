package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Api.NewProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** footfall.js in Chromium, on pages of another origin that allow no inline script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FootfallScriptIT {
  /** Who is only recognised until midnight. */
  private static final Pattern DAILY_VISITOR = Pattern.compile("[0-9a-f]{32}");

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
  void followsAVisitThroughConsentNavigationAndOptingOut() {
    var project = footfall.api().createProject("acme/visit");

    JsonNode seen = browse(project, "visit");

    assertThat(seen.get("complaints")).isEmpty();
    assertThat(seen.get("cookies")).isEmpty();
    String prefix = "footfall." + project.appId() + ".";
    assertThat(strings(seen.get("keptBefore"))).isEmpty();
    assertThat(strings(seen.get("keptAfter")))
        .containsExactly(prefix + "queue", prefix + "visitor");
    assertThat(strings(seen.get("keptOut"))).containsExactly(prefix + "out");
    assertThat(strings(seen.get("keptEnd"))).isEmpty();
    String start = "/start?utm_campaign=autumn";
    assertThat(
            stored(
                project,
                8,
                "eventName",
                "pageUrlpath",
                "pageTitle",
                "userId",
                "customEventName",
                "customEventProps",
                "customUserProps",
                "marketingCampaign",
                "browserLanguage",
                "viewportSize"))
        .containsExactlyInAnyOrder(
            "page_view|/start|Page /start|of the day||||autumn|fr-FR|1111x777",
            "custom_event|/start||of the day|looked|{\"product\":\"boots\"}||autumn|fr-FR|1111x777",
            "page_view|/boots|Page /start|ada|||{\"plan\":\"gold\"}||fr-FR|1111x777",
            "page_view|/boots|Page /start|ada|||{\"plan\":\"gold\"}||fr-FR|1111x777",
            "page_view|/start|Page /start|ada|||{\"plan\":\"gold\"}|autumn|fr-FR|1111x777",
            "custom_event|/start||ada|bought|{\"total\":12.5}|{\"plan\":\"gold\"}|autumn|fr-FR|1111x777",
            "page_view|/thanks|Page /thanks|ada|||||fr-FR|1111x777",
            "custom_event|/unseen||of the day|back again|{}|||fr-FR|1111x777");
    String origin = seen.get("origin").asString();
    assertThat(stored(project, 8, "pageUrl", "pageReferrer"))
        .contains(
            origin + start + "|",
            origin + "/boots|" + origin + start,
            origin + "/boots?size=42|" + origin + "/boots",
            origin + start + "|" + origin + "/boots?size=42",
            origin + "/thanks|" + origin + start);
  }

  @Test
  void storesEachEventOnceThroughALostAnswerAnOutageAndAReload() {
    var project = footfall.api().createProject("acme/outage");

    JsonNode seen = browse(project, "outage");

    assertThat(seen.get("complaints")).isEmpty();
    assertThat(seen.get("beforeReload").asInt()).isEqualTo(2);
    assertThat(seen.get("afterReload").asInt()).isEqualTo(4);
    assertThat(stored(project, 4, "eventName", "pageUrlpath", "customEventName"))
        .containsExactlyInAnyOrder(
            "page_view|/one|",
            "custom_event|/one|while it is down",
            "page_view|/two|",
            "custom_event|/two|still down");
  }

  @Test
  void isAPackageOfNpmWithTypesToo() {
    var project = footfall.api().createProject("acme/package");

    JsonNode seen = browse(project, "package");

    assertThat(seen.get("complaints")).isEmpty();
    assertThat(seen.get("types").asBoolean()).isTrue();
    assertThat(stored(project, 1, "eventName", "pageTitle", "platform"))
        .containsExactly("page_view|From the package|app");
  }

  /** The project's events, so many that they are all there, by these members. */
  private List<String> stored(NewProject project, int count, String... members) {
    Await.until(Duration.ofSeconds(5), () -> footfall.api().count(project), n -> n == count);
    String dimensions =
        Stream.concat(Stream.of(members), Stream.of("eventId"))
            .map(member -> "\"TrackedEvents." + member + "\"")
            .collect(Collectors.joining(",", "{\"dimensions\":[", "]}"));
    return footfall.api().load(project, dimensions).stream()
        .map(
            row ->
                Stream.of(members)
                    .map(member -> row.path("TrackedEvents." + member).asString(""))
                    .map(text -> DAILY_VISITOR.matcher(text).matches() ? "of the day" : text)
                    .collect(Collectors.joining("|")))
        .toList();
  }

  private static List<String> strings(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  private JsonNode browse(NewProject project, String walk) {
    return Client.run("footfall.mjs", footfall.base().toString(), project.appId(), walk);
  }
}
