package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentDataTest {
  @TempDir private Path folder;

  @Test
  void saysWhichFilesComeWithTheProgram() {
    assertThat(EnrichmentData.bundled().versions())
        .map(DataVersion::toString)
        .satisfiesExactly(
            text -> assertThat(text).isEqualTo("campaigns.txt 2026-11-22 (bundled)"),
            text -> assertThat(text).isEqualTo("referrers.txt 2026-11-22 (bundled)"),
            text -> assertThat(text).matches("crawler-user-agents.json [0-9a-f]{12} \\(bundled\\)"),
            text -> assertThat(text).matches("regexes.yaml [0-9a-f]{12} \\(bundled\\)"),
            text -> assertThat(text).matches("data-centres.txt [0-9a-f]{12} \\(bundled\\)"),
            text ->
                assertThat(text)
                    .matches("geo.mmdb country \\S+ of 2026-\\d\\d-\\d\\d \\(bundled\\)"));
  }

  @Test
  void takesTheOperatorsFilesFirstAndReadsThemAgainWhenTheyAreReplaced() throws IOException {
    var file = write("referrers.txt", "# version 8\nsocial | Intranet | *.corp.example", 1);
    var data = EnrichmentData.of(folder, Optional.empty());
    assertThat(medium(data, "https://chat.corp.example/")).isEqualTo("social");
    assertThat(medium(data, "https://www.google.com/")).isEqualTo("unknown");

    write("referrers.txt", "# version 9\nsearch | Intranet | *.corp.example", 2);
    assertThat(medium(data, "https://chat.corp.example/")).isEqualTo("social");
    data.refresh();
    assertThat(medium(data, "https://chat.corp.example/")).isEqualTo("search");
    assertThat(data.versions().get(1))
        .isEqualTo(new DataVersion("referrers.txt", "9", file.toString(), ""));
  }

  @Test
  void keepsWhatItHasReadWhenANewFileIsBrokenAndSaysSo() throws IOException {
    var file = write("referrers.txt", "social | Intranet | corp.example", 1);
    var data = EnrichmentData.of(folder, Optional.empty());
    data.check();

    write("referrers.txt", "social | Intranet", 2);
    data.refresh();
    assertThat(medium(data, "https://corp.example/")).isEqualTo("social");
    assertThatThrownBy(data::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "referrers.txt: "
                + file
                + " cannot be used: line 1 has 2 cells between its bars, not 3 to 4; referrers.txt"
                + " ")
        .hasMessageEndingWith(" (" + file + ") stays in use");

    Files.delete(file);
    data.refresh();
    assertThat(medium(data, "https://corp.example/")).isEqualTo("social");
    assertThatThrownBy(data::check).hasMessageContaining(file + " is gone; ");

    write("referrers.txt", "social | Intranet | corp.example", 3);
    data.refresh();
    data.check();
  }

  @Test
  void readsUserAgentsAgainWhenAnotherListOfRobotsComes() throws IOException {
    var data = EnrichmentData.of(folder, Optional.empty());
    var userAgents = new UserAgent(data);
    assertThat(Sample.enriched(userAgents, Field.USERAGENT, "Acme/1").flag(Field.IS_BOT)).isFalse();

    write("crawler-user-agents.json", "[{\"pattern\": \"Acme\"}]", 1);
    data.refresh();
    assertThat(Sample.enriched(userAgents, Field.USERAGENT, "Acme/1").flag(Field.IS_BOT)).isTrue();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "referrers.txt; 'search | A | a.example | q | more'; line 1 has 5 cells between its bars,"
            + " not 3 to 4",
        "referrers.txt; 'find | A | a.example'; line 1 begins with 'find', which is none of ",
        "referrers.txt; 'search | A | a.example a.example'; line 1 names a.example, which another"
            + " row",
        "campaigns.txt; 'madium | utm_medium'; line 1 begins with 'madium', which is none of"
            + " medium, source,",
        "campaigns.txt; 'click-of-ad | xclid'; line 1 does not name the network after its second"
            + " bar",
        "data-centres.txt; '10.0.0.0/33'; 'line 1 begins with ''10.0.0.0/33'', which is no network"
            + " such as '",
        "data-centres.txt; 'cloud'; 'line 1 begins with ''cloud'', which is no network such as '",
        "crawler-user-agents.json; '{}'; 'is not a list of objects, each with a ''pattern'''",
        "crawler-user-agents.json; '[{\"url\":\"x\"}]'; has an object without a 'pattern'",
        "crawler-user-agents.json; 'x'; 'is not JSON: '",
        "regexes.yaml; 'a: b'; 'is no regexes.yaml of uap-core: '",
        "geo.mmdb; 'nothing of the kind'; Could not find a MaxMind DB metadata marker",
      })
  void refusesABrokenFileAtTheStartAndSaysWhatIsWrongWhere(String name, String text, String reason)
      throws IOException {
    var file = write(name, text, 1);

    assertThatThrownBy(() -> EnrichmentData.of(folder, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ": " + file + " cannot be used: ")
        .hasMessageContaining(reason);
  }

  private static String medium(EnrichmentData data, String referrer) {
    var event = Sample.enriched(new Referrer(), Field.PAGE_REFERRER, referrer);
    return new ReferrerMedium(data)
        .enrich(event, Sample.envelope(Map.of()))
        .text(Field.REFR_MEDIUM);
  }

  /** Writes a file as of that second: two files of one moment and size would be one. */
  private Path write(String name, String text, int second) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
  }
}
