package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PeopleIT {
  @Test
  void letsSomebodyInWhoLooksAfterTheirAccountAndShutsThemOut(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      footfall.api().createProject("acme/shop");

      JsonNode seen =
          Client.run("people.mjs", Demo.words(footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop"));

      assertThat(seen.get("found")).isEmpty();
      assertThat(seen.get("missing").asString()).isEqualTo("Type the email address.");
      assertThat(seen.get("once").asString()).startsWith("The password of grace.");
      assertThat(seen.get("signIns").asInt()).isEqualTo(2);
      assertThat(seen.get("works").asInt()).isEqualTo(200);
      assertThat(seen.get("revoked").asInt()).isEqualTo(401);
      assertThat(seen.get("wrong").asString()).isEqualTo("current_password is not your password");
      assertThat(seen.get("signInsAfterwards").asInt()).as("this browser's own").isEqualTo(1);
      assertThat(seen.get("blocked").asString()).isEqualTo("refused");
    }
  }
}
