package dev.footfall.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "refs/heads/main",
        "refs/heads/feature/a-b_c.d",
        "refs/heads/-x",
        "refs/heads/--upload-pack=x",
        "refs/heads/größe",
        "refs/tags/v1.0",
        "refs/heads/abc"
      })
  void takesWhatGitTakes(String name) {
    assertThat(RefNames.wrong(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD",
        "main",
        "refs/heads/",
        "refs/heads",
        "refs/notes/x",
        "refs/meta/config",
        "refs/heads/../../config",
        "refs/heads/..",
        "refs/heads/a..b",
        "refs/heads/a.lock",
        "refs/heads/.a",
        "refs/heads/a/",
        "refs/heads/a//b",
        "refs/heads/a b",
        "refs/heads/a\nb",
        "refs/heads/a\u0000b",
        "refs/heads/a~1",
        "refs/heads/a^",
        "refs/heads/a:b",
        "refs/heads/a?",
        "refs/heads/a*",
        "refs/heads/a[",
        "refs/heads/a\\b",
        "refs/heads/@{x}",
        "refs/heads/HEAD",
        "refs/heads/0123456789012345678901234567890123456789"
      })
  void refusesWhatWouldBeAFileElsewhereOrMeanTwoThings(String name) {
    assertThat(RefNames.wrong(name)).isPresent();
  }

  @Test
  void refusesWhatAFileSystemDoesNotTake() {
    assertThat(RefNames.wrong("refs/heads/" + "a".repeat(200))).isEmpty();
    assertThat(RefNames.wrong("refs/heads/" + "a".repeat(201))).isPresent();
    assertThat(RefNames.wrong("refs/heads/" + "ö".repeat(101))).isPresent();
    assertThat(RefNames.wrong("refs/heads/" + "a/".repeat(127) + "ab")).isPresent();
  }

  @Test
  void findsANameThatDiffersInCapitalsOnly() {
    var names = List.of("refs/heads/main", "refs/heads/Next");

    assertThat(RefNames.alike("refs/heads/MAIN", names)).contains("refs/heads/main");
    assertThat(RefNames.alike("refs/heads/main", names)).isEmpty();
    assertThat(RefNames.alike("refs/heads/other", names)).isEmpty();
  }
}
