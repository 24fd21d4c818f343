package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"acme/shop", "A/b", "a_b/c.d-e", "1/2", "api2/x", "ice/png"})
  void takesTwoSegments(String path) {
    assertThat(ProjectPath.of(path)).hasToString(path);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          shop,              path must be namespace/name
          acme/shop/cart,    path has a name that is not
          /shop,             path has a namespace that is not
          acme/,             path has a name that is not
          acme/shop.git,     path has a name that is not
          acme/..,           path has a name that is not
          -/shop,            path has a namespace that is not
          .well-known/x,     path has a namespace that is not
          acme/sh op,        path has a name that is not
          acme/<b>,          path has a name that is not
          api/shop,          path cannot begin with 'api'
          API/shop,          path cannot begin with 'API'
          i/shop,            path cannot begin with 'i'
          com.snowplowanalytics.snowplow/tp2, path cannot begin with
          api.7x/shop,       path cannot begin with
          """)
  void refusesWhatIsNotAProjectsPlace(String path, String message) {
    assertThatThrownBy(() -> ProjectPath.of(path)).hasMessageStartingWith(message);
  }
}
