package dev.footfall.enrich;

import static dev.footfall.enrich.Sample.enriched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTest {
  private static final Map<String, Object> BERLIN =
      Map.of(
          "country", Map.of("iso_code", "DE"),
          "subdivisions", List.of(Map.of("iso_code", "BE", "names", Map.of("en", "Land Berlin"))),
          "city", Map.of("names", Map.of("de", "Berlin (de)", "en", "Berlin")),
          "postal", Map.of("code", "10115"),
          "location", Map.of("latitude", 52.5, "longitude", 13.4, "time_zone", "Europe/Berlin"));

  private static final Map<String, Object> FLAT =
      Map.of(
          "country_code", "AT",
          "state1", "Vienna",
          "city", "Vienna",
          "postcode", "1010",
          "latitude", 48.2,
          "longitude", 16.4,
          "timezone", "Europe/Vienna");

  private static final List<Field> FIELDS =
      List.of(
          Field.GEO_COUNTRY,
          Field.GEO_REGION,
          Field.GEO_REGION_NAME,
          Field.GEO_CITY,
          Field.GEO_ZIPCODE,
          Field.GEO_LATITUDE,
          Field.GEO_LONGITUDE,
          Field.GEO_TIMEZONE);

  @TempDir private Path folder;

  @Test
  void findsTheCountryOfAnAddress() {
    var geo = new Geo(Sample.BUNDLED);
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
            assertThat(enriched(geo, Field.USER_IPADDRESS, address).text(Field.GEO_COUNTRY))
                .as(address)
                .isEqualTo(country));
  }

  @Test
  void findsWhatADatabaseOfCitiesSaysInEitherLayout() throws IOException {
    var file =
        Mmdb.write(
            folder.resolve("city.mmdb"),
            Map.of(
                "192.0.2.0/24", BERLIN,
                "198.51.100.0/25", FLAT,
                "203.0.113.0/24", Map.of("country", Map.of("iso_code", "FR"))));
    var data = EnrichmentData.of(folder, Optional.of(file));
    var geo = new Geo(data);

    assertThat(place(geo, "192.0.2.9"))
        .containsExactly(
            "DE", "BE", "Land Berlin", "Berlin", "10115", "52.5", "13.4", "Europe/Berlin");
    assertThat(place(geo, "198.51.100.127"))
        .containsExactly("AT", "null", "Vienna", "Vienna", "1010", "48.2", "16.4", "Europe/Vienna");
    assertThat(place(geo, "203.0.113.1"))
        .containsExactly("FR", "null", "null", "null", "null", "null", "null", "null");
    assertThat(place(geo, "198.51.100.128")).containsOnly("null");
    assertThat(place(geo, "2001:67c:2e8::1")).containsOnly("null");
    assertThat(data.versions().getLast())
        .isEqualTo(new DataVersion("geo.database", "Test-City of 2026-09-21", file.toString(), ""));
  }

  @Test
  void readsADatabaseAgainThatWasReplacedAndKeepsItWhenTheNewOneIsBroken() throws IOException {
    var file = Mmdb.write(folder.resolve("city.mmdb"), Map.of("192.0.2.0/24", FLAT));
    var data = EnrichmentData.of(folder, Optional.of(file));
    var geo = new Geo(data);
    assertThat(place(geo, "192.0.2.9")).contains("AT");

    var next = Mmdb.write(folder.resolve("next.mmdb"), Map.of("192.0.2.0/24", BERLIN));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    data.refresh();
    assertThat(place(geo, "192.0.2.9")).contains("DE");

    Files.writeString(file, "half a file");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    data.refresh();
    assertThat(place(geo, "192.0.2.9")).contains("DE");
    assertThatThrownBy(data::check)
        .hasMessageStartingWith("geo.database: " + file + " cannot be used: ")
        .hasMessageEndingWith("geo.database Test-City of 2026-09-21 (" + file + ") stays in use");
  }

  @Test
  void saysWhichConfiguredDatabaseCannotBeRead() throws IOException {
    var file = Files.writeString(folder.resolve("city.mmdb"), "nothing of the kind");

    assertThatThrownBy(() -> EnrichmentData.of(folder, Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("geo.database: " + file + " cannot be used: ");
  }

  private static List<String> place(Geo geo, String address) {
    Event event = enriched(geo, Field.USER_IPADDRESS, address);
    return FIELDS.stream().map(field -> String.valueOf(event.get(field))).toList();
  }
}
