package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomPathTest {
  private static final String EVENTS = Sample.payload(Sample.PAGE_VIEW);

  private static boolean collects(String method, String path, String body) {
    return Sample.PROTOCOLS
        .custom(new Request(method, path, "", Map.of(), "192.0.2.7", body.getBytes(UTF_8)))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/com.acme/track", "/acme/shop", "/a/1", "/x-y_z/v1.2"})
  void takesATrackersEventsAtAnyTwoNames(String path) {
    assertThat(collects("POST", path, EVENTS)).isTrue();
    assertThat(collects("GET", path, EVENTS)).isFalse();
    assertThat(Sample.PROTOCOLS.collectAt(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/",
        "//a",
        "/a/b/c",
        "/a/b/",
        "/-/assets",
        "/api/v4",
        "/v1/other",
        "/admin/x",
        "/cubejs-api/v1",
        "/r/x",
        "/micro/reset",
        "/projects/new",
        "/acme/shop.git",
        "/../etc",
        "/a/.b",
        "/a/b c",
        "/a/b%2f"
      })
  void leavesOurOwnPathsAndAllOthersAlone(String path) {
    assertThat(collects("POST", path, EVENTS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "7",
        "user=ada",
        "{\"data\":[]}",
        "{\"schema\":7}",
        "{\"schema\":\"iglu:com.acme/order/jsonschema/1-0-0\",\"data\":[]}",
        "[{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\"}]"
      })
  void takesNothingElseThere(String body) {
    assertThat(collects("POST", "/com.acme/track", body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":\"" + Sample.SCHEMA + "\",\"data\":[{\"e\":",
        "{\"data\":[[{}]],\"schema\":\"" + Sample.SCHEMA + "\"}",
        "\uFEFF {\"schema\":\"" + Sample.SCHEMA + "\"}"
      })
  void takesWhatCallsItselfEventsAlsoWhereItIsBroken(String body) {
    assertThat(collects("POST", "/com.acme/track", body)).isTrue();
  }
}
