package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pages of administration and of a project's settings, in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminIT {
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
  void makesAProjectAndGoesToItsSetup() {
    JsonNode seen = browse("create", "acme/made");
    assertThat(seen.get("refused").asString())
        .isEqualTo("path must be namespace/name, such as acme/shop");
    assertThat(seen.get("focus").asString()).isEqualTo("path");
    assertThat(seen.get("path").asString()).isEqualTo("/acme/made/-/product_analytics/setup");
    assertThat(footfall.api().project("acme/made").appId()).hasSize(22);
  }

  @Test
  void savesTheInstancesSettingsAndRefusesAtTheField() {
    JsonNode seen = browse("settings", "acme/none");
    assertThat(seen.get("section").asString()).isEqualTo("Product analytics");
    assertThat(seen.get("refused").asString()).isNotBlank();
    assertThat(seen.get("focus").asString()).isEqualTo("product_analytics_data_collector_host");
    JsonNode kept = seen.get("kept");
    assertThat(kept.get("host").asString()).isEqualTo("https://collect.example.com");
    assertThat(kept.get("older").asString()).isEqualTo("https://collect.example.com");
    assertThat(kept.get("key").asString()).isEqualTo("********");
    assertThat(seen.get("audit").asString())
        .contains("cube_api_key")
        .doesNotContain("a-secret-of-cube");
  }

  @Test
  void asksBeforeChangesAreLost() {
    footfall.api().createProject("acme/left");
    JsonNode seen = browse("leaving", "acme/left");
    assertThat(seen.get("asked")).hasSize(2);
    assertThat(seen.get("stayed").asString()).isEqualTo("Another name");
    assertThat(seen.get("complaints")).isEmpty();
  }

  @Test
  void showsThePageNotFoundWhereAFlagIsOff() {
    footfall.api().createProject("acme/flagged");
    JsonNode seen = browse("flags", "acme/flagged");
    assertThat(seen.get("section").asString()).isEqualTo("Page not found");
    assertThat(seen.get("back").asString()).isEqualTo("General");
    assertThat(seen.get("events").asString()).isEqualTo("Page not found");
    assertThat(seen.get("after").asString()).isEqualTo("Events");
  }

  @Test
  void letsMembersInAndShowsAMaintainerWhatIsTheirs() {
    footfall.api().createUser("ada", FootfallProcess.ADMIN_PASSWORD);
    footfall.api().createProject("acme/shared");
    JsonNode seen = browse("members", "acme/shared", "ada");
    assertThat(seen.get("refused").asString()).isEqualTo("There is no user nobody-here.");
    assertThat(seen.get("added").asString()).isEqualTo("30");
    assertThat(seen.get("said").asString()).isEqualTo("ada is Maintainer now.");
    assertThat(seen.get("lastOwner").asString()).contains("A project keeps its last owner");

    JsonNode theirs = browse("maintainer", "acme/shared", "ada");
    assertThat(theirs.get("first").asString()).isEqualTo("Keys");
    assertThat(theirs.get("sections").toString())
        .isEqualTo(
            "[\"Keys\",\"Members\",\"Limits and usage\",\"Data sources\",\"Repository\",\"Audit"
                + " log\"]");
    assertThat(theirs.get("admin").asInt()).isZero();
    assertThat(theirs.get("danger").asString()).isEqualTo("Page not found");
    assertThat(theirs.get("features").asString()).isEqualTo("Page not found");
    assertThat(theirs.get("complaints").toString())
        .isEqualTo(
            "[\"Failed to load resource: the server responded with a status of 404 (Not Found)\"]");
  }

  @Test
  void rotatesAKeyAndHidesTheSecretOne() {
    var project = footfall.api().createProject("acme/keys");
    JsonNode seen = browse("keys", "acme/keys");
    assertThat(seen.get("before").asString()).isEqualTo(project.appId());
    assertThat(seen.get("after").asString())
        .isNotEqualTo(project.appId())
        .isEqualTo(footfall.api().project("acme/keys").appId());
    assertThat(seen.get("hidden").asString()).matches("•+");
    assertThat(seen.get("secret").asString()).hasSize(43);
    assertThat(seen.get("audit").asString()).contains("Key rotated", "app_id", "admin");
    assertThat(seen.get("complaints")).isEmpty();
  }

  @Test
  void saysWhereDefinitionsComeFrom() {
    footfall.api().createProject("acme/defined");
    JsonNode seen = browse("repository", "acme/defined");
    assertThat(seen.get("refused").asString()).startsWith("url must begin with https://");
    assertThat(seen.get("focus").asString()).isEqualTo("url");
    assertThat(seen.get("broken").asString()).isEqualTo("refuse");
    assertThat(seen.get("address").asString()).endsWith("/acme/defined.git");
    assertThat(seen.get("problem").asString()).isEqualTo("Nobody knows the host");
    assertThat(seen.get("credentials").asString()).isEqualTo("********");
    assertThat(seen.get("secret").asString()).hasSize(43);
    assertThat(seen.get("complaints").toString())
        .isEqualTo(
            "[\"Failed to load resource: the server responded with a status of 400 (Bad"
                + " Request)\"]");
  }

  @Test
  void archivesAProjectAndBringsItBack() {
    footfall.api().createProject("acme/old");
    JsonNode seen = browse("archive", "acme/old");
    assertThat(seen.get("notice").asString()).startsWith("This project is archived");
    assertThat(seen.get("complaints")).isEmpty();
  }

  @Test
  void deletesAProjectOnceItsPathIsTyped() {
    footfall.api().createProject("acme/gone");
    JsonNode seen = browse("remove", "acme/gone");
    assertThat(seen.get("refused").asString()).isEqualTo("This is not acme/gone.");
    assertThat(seen.get("listed").asInt()).isZero();
    assertThat(seen.get("complaints")).isEmpty();
  }

  @Test
  void isAccessibleAndSilentOnEveryPage() {
    footfall.api().createProject("acme/looked");
    assertThat(browse("looks", "acme/looked").get("found")).isEmpty();
  }

  private JsonNode browse(String part, String... arguments) {
    var words = new String[arguments.length + 1];
    words[0] = part;
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Client.run("admin.mjs", Demo.words(footfall, words));
  }
}
