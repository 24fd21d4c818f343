package dev.footfall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a body that is no JSON object. */
class BodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{|1|The body is not JSON (line 1, column 2)",
        "[1]|1|The body must be a JSON object",
        "{\"a\":|200|The body is not JSON, or nested too deeply",
      })
  void isSaid(String text, int times, String sentence) {
    assertThatThrownBy(() -> Body.of(text.repeat(times).getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ApiRefusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.sentence()).isEqualTo(sentence);
            });
  }
}
