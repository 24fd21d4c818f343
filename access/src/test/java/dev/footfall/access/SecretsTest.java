package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String KEY = "a key that has thirty-two characters or more";

  private final Secrets secrets = Secrets.of(KEY);

  @Test
  void opensWhatTheSameKeySealedForTheSamePurpose() {
    String text = secrets.seal("cube_api_key of project 7", "hush");

    assertThat(text).startsWith("v1:").doesNotContain("hush").hasSize(55);
    assertThat(Secrets.of(KEY).open("cube_api_key of project 7", text)).isEqualTo("hush");
    assertThat(secrets.seal("cube_api_key of project 7", "hush")).isNotEqualTo(text);
    assertThat(secrets.open("x", secrets.seal("x", ""))).isEmpty();
  }

  @Test
  void opensNothingThatWasPutIntoAnotherPlace() {
    String text = secrets.seal("cube_api_key of project 7", "hush");

    assertThatThrownBy(() -> secrets.open("cube_api_key of project 8", text))
        .hasMessage(
            "The stored secret \"cube_api_key of project 8\" cannot be opened: it was changed, or"
                + " sealed with another key; restore the database from a backup.")
        .hasNoCause();
  }

  @Test
  void opensNothingThatWasChangedOrIsNotSealed() {
    String text = secrets.seal("x", "hush");
    char last = text.charAt(text.length() - 3);
    String changed =
        text.substring(0, text.length() - 3)
            + (last == 'A' ? 'B' : 'A')
            + text.substring(text.length() - 2);

    for (String bad : new String[] {changed, text.substring(0, 20), text + "!", "hush", ""}) {
      assertThatThrownBy(() -> secrets.open("x", bad)).isInstanceOf(AccessException.class);
    }
    assertThatThrownBy(() -> Secrets.of(KEY + "!").open("x", text))
        .isInstanceOf(AccessException.class);
  }
}
