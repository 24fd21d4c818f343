package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What could not be read, in Chromium: as it arrives, found, and read again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRowsIT {
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
  void areShownAsTheyArriveFoundAndReadAgain() {
    footfall.api().createProject("acme/shop");

    JsonNode seen =
        Client.run("bad-rows.mjs", Demo.words(footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop"));

    assertThat(seen.get("found")).isEmpty();
    assertThat(seen.get("live").toString()).isEqualTo("[\"bad\",\"good\"]");
    assertThat(seen.get("payload").asString()).contains("vid=%3Cb%3Emany%3C/b%3E");
    assertThat(seen.get("shown").asInt()).isEqualTo(1);
    assertThat(seen.get("fields").toString()).isEqualTo("[\"Any\",\"e (1)\",\"vid (1)\"]");
    assertThat(seen.get("outcome").asString())
        .isEqualTo("1 bad row was read, with 1 event. 2 are as bad as before.");
  }
}
