package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Api.NewProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Chromium on a page of another origin; the browser itself enforces preflights and credentials. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTrackerIT {
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
  void storesWhatABrowserOfAnotherOriginSendsAndKeepsItsCookie() {
    var project = footfall.api().createProject("acme/plain");
    JsonNode seen = browse(project, "plain");

    assertThat(seen.get("complaints")).isEmpty();
    for (JsonNode exchange : posts(seen)) {
      assertThat(exchange.get("status").asInt()).isEqualTo(200);
      assertThat(header(exchange, "responseHeaders", "access-control-allow-origin"))
          .isEqualTo(seen.get("origin").asString());
      assertThat(header(exchange, "responseHeaders", "access-control-allow-credentials"))
          .isEqualTo("true");
    }
    JsonNode cookie = seen.get("cookies").get(0);
    assertThat(cookie.get("httpOnly").asBoolean()).isTrue();
    assertThat(header(posts(seen).getLast(), "requestHeaders", "cookie"))
        .contains("sp=" + cookie.get("value").asString());
    assertThat(events(project))
        .containsExactlyInAnyOrder(
            "page_view|%s|%s|grace|fr-FR|1111x777"
                .formatted(seen.get("url").asString(), seen.get("title").asString()),
            "struct|%s||grace|fr-FR|1111x777".formatted(seen.get("url").asString()));
  }

  @Test
  void takesTheProjectFromItsHeaderAfterAPreflight() {
    var project = footfall.api().createProject("acme/header");
    JsonNode seen = browse(project, "gitlab");

    assertThat(seen.get("complaints")).isEmpty();
    assertThat(header(posts(seen).getFirst(), "requestHeaders", "x-gitlab-appid"))
        .isEqualTo(project.appId());
    assertThat(events(project)).hasSize(2);
  }

  @Test
  void setsNoCookieAndKnowsNobodyWhereTheTrackerIsAnonymous() {
    var project = footfall.api().createProject("acme/nobody");
    JsonNode seen = browse(project, "anonymous");

    assertThat(seen.get("complaints")).isEmpty();
    assertThat(header(posts(seen).getFirst(), "requestHeaders", "sp-anonymous")).isEqualTo("*");
    assertThat(seen.get("cookies")).isEmpty();
    assertThat(events(project)).hasSize(2);
    var known =
        "{\"measures\":[\"TrackedEvents.count\"],\"segments\":[\"TrackedEvents.knownUsers\"]}";
    assertThat(footfall.api().load(project, known).getFirst().get("TrackedEvents.count").asString())
        .isEqualTo("0");
  }

  private JsonNode browse(NewProject project, String mode) {
    return Client.run("browser.mjs", footfall.base().toString(), project.appId(), mode);
  }

  private List<String> events(NewProject project) {
    Await.until(Duration.ofSeconds(2), () -> footfall.api().count(project), count -> count == 2);
    return footfall
        .api()
        .load(
            project,
            """
            {"dimensions": ["TrackedEvents.event", "TrackedEvents.pageUrl",
              "TrackedEvents.pageTitle", "TrackedEvents.userId", "TrackedEvents.browserLanguage",
              "TrackedEvents.viewportSize", "TrackedEvents.eventId"]}\
            """)
        .stream()
        .map(
            row ->
                List.of(
                        "event",
                        "pageUrl",
                        "pageTitle",
                        "userId",
                        "browserLanguage",
                        "viewportSize")
                    .stream()
                    .map(member -> row.get("TrackedEvents." + member).asString(""))
                    .reduce((one, other) -> one + "|" + other)
                    .orElseThrow())
        .toList();
  }

  private static List<JsonNode> posts(JsonNode seen) {
    return seen.get("exchanges")
        .valueStream()
        .filter(exchange -> exchange.get("method").asString().equals("POST"))
        .toList();
  }

  private static String header(JsonNode exchange, String side, String name) {
    return exchange.path(side).path(name).asString("");
  }
}
