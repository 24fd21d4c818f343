package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/footfall, db/footfall",
    "jdbc:postgresql://db:5432/footfall?user=ada&password=a%20b%3F, db:5432/footfall",
    "jdbc:postgresql://[::1]:5432/footfall?ssl=true, [::1]:5432/footfall",
    "'jdbc:postgresql://a:1,b:2/footfall?targetServerType=primary', 'a:1,b:2/footfall'",
  })
  void takesWhatTheDriverTakes(String text, String place) {
    assertThat(PostgresUrl.of(text).place()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db/footfall?password=hush",
        "postgres://ada:hush@db/footfall",
        "postgresql://ada:hush@db:5432/footfall",
        "jdbc:postgresql://ada:hush@db/footfall",
        "jdbc:postgresql://db?password=hush",
        "jdbc:postgresql://db/?password=hush",
        "jdbc:postgresql://db/a/b?password=hush",
        "jdbc:postgresql://db:99999/footfall?password=hush",
        "jdbc:postgresql://db/footfall?password=100%hush",
        "jdbc:postgresql:footfall",
        "footfall.db",
      })
  void refusesEverythingElseWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> PostgresUrl.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @Test
  void keepsThePasswordToItself() {
    var url = PostgresUrl.of("jdbc:postgresql://db/footfall?user=ada&password=hush");

    assertThat(url).hasToString("PostgreSQL at db/footfall");
    assertThat(url.user()).isEqualTo("ada");
  }
}
