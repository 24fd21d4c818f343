package dev.footfall.enrich;

import static dev.footfall.enrich.Sample.enriched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryTest {
  private static final Country COUNTRY = Country.bundled();

  @Test
  void findsTheCountryOfAnAddress() {
    var cases =
        Map.of(
            "8.8.8.8", "US",
            "193.0.6.139", "NL",
            "2001:67c:2e8::1", "NL",
            "127.0.0.1", "",
            "10.0.0.1", "",
            "unknown", "",
            "192.168.1.1", "",
            "fd00::1", "",
            "::", "");
    cases.forEach(
        (address, country) ->
            assertThat(enriched(COUNTRY, Field.USER_IPADDRESS, address).text(Field.GEO_COUNTRY))
                .as(address)
                .isEqualTo(country));
    assertThat(COUNTRY.answers()).isTrue();
  }

  @Test
  void saysWhichConfiguredDatabaseCannotBeRead(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("city.mmdb"), "nothing of the kind");

    assertThatThrownBy(() -> Country.database(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("geo.database: " + file + " cannot be read as an mmdb: ");
    assertThatThrownBy(() -> Country.database(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
