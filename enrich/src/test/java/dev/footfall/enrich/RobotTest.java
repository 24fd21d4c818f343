package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Robots that their user agents do not tell. */
class RobotTest {
  private static final String BROWSER = "iglu:com.snowplowanalytics.snowplow/browser_context/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jsonschema/2-0-0 | {\"webdriver\":true,\"online\":true} | true",
        "jsonschema/1-0-0 | {\"tabId\":{\"a\":[1]},\"webdriver\" : true} | true",
        "jsonschema/2-0-0 | {\"webdriver\":false,\"online\":true} | false",
        "jsonschema/2-0-0 | {\"webdriver\":null} | false",
        "jsonschema/2-0-0 | {\"online\":\"webdriver\",\"x\":true} | false",
        "jsonschema/2-0-0 | {\"inner\":{\"webdriver\":true}} | false",
      })
  void driveBrowsersThatSayTheyAreDriven(String version, String data, boolean driven) {
    var event = webdriver(BROWSER + version, data);

    assertThat(event.flag(Field.IS_BOT)).isEqualTo(driven);
    assertThat(event.text(Field.BOT_REASON)).isEqualTo(driven ? "webdriver" : "");
  }

  @Test
  void areNotMeantByAnotherEntityOfTheSameField() {
    assertThat(
            webdriver("iglu:com.example/toolbox/jsonschema/1-0-0", "{\"webdriver\":true}")
                .flag(Field.IS_BOT))
        .isFalse();
  }

  @Test
  void openPagesFromDataCentresThatTheOperatorLists(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("data-centres.txt"),
        """
        # version 7
        192.0.2.0/24 | Example Cloud
        192.0.2.128/25
        198.51.100.7
        2001:db8:1::/48 | Example Cloud
        """);
    var dataCentre = new DataCentre(EnrichmentData.of(folder, Optional.empty()));
    var cases =
        Map.of(
            "192.0.2.0", "data_centre",
            "192.0.2.255", "data_centre",
            "192.0.3.0", "",
            "198.51.100.7", "data_centre",
            "198.51.100.8", "",
            "2001:db8:1:ffff::1", "data_centre",
            "2001:db8:2::1", "",
            "unknown", "",
            "", "");
    cases.forEach(
        (address, reason) -> {
          var page = at(address, "web");
          assertThat(dataCentre.enrich(page, Sample.envelope(Map.of())).text(Field.BOT_REASON))
              .as(address)
              .isEqualTo(reason);
          var server = at(address, "srv");
          assertThat(dataCentre.enrich(server, Sample.envelope(Map.of()))).isEqualTo(server);
        });
  }

  private static Event at(String address, String platform) {
    return Event.in(7)
        .set(Field.USER_IPADDRESS, address)
        .set(Field.PLATFORM, platform)
        .set(Field.IS_BOT, false)
        .build();
  }

  private static Event webdriver(String schema, String data) {
    String contexts =
        """
        [{"schema":"iglu:com.example/first/jsonschema/1-0-0","data":{"a":true}},
        {"data":%s,"schema":"%s"}]\
        """
            .formatted(data, schema);
    return Sample.enriched(new WebDriver(), Field.CONTEXTS, contexts);
  }
}
