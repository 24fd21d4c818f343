package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsKeyTest {
  private static final String KEY = "configured, and longer than thirty-two characters";
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("secrets.key");
  }

  @Test
  void makesAKeyForItsOwnerAloneAndUsesItAgain() throws IOException {
    String secret = cubeSecret("");

    assertThat(Files.readString(file).strip()).hasSize(43);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(cubeSecret("")).isEqualTo(secret);
  }

  @Test
  void makesNoKeyWhereOneIsConfigured() {
    String secret = cubeSecret(KEY);

    assertThat(file).doesNotExist();
    assertThat(cubeSecret(KEY)).isEqualTo(secret);
  }

  @Test
  void goesOnWithTheKeyOfTheFileOnceItIsConfigured() throws IOException {
    String secret = cubeSecret("");
    String key = Files.readString(file).strip();
    Files.delete(file);

    assertThat(cubeSecret(key)).isEqualTo(secret);
  }

  @Test
  void refusesAKeyThatIsNotTheOneAndSaysHowToGoOn() throws IOException {
    cubeSecret("");

    assertThatThrownBy(() -> cubeSecret(KEY))
        .hasMessage(
            "secrets.key is not the key of the stored secrets. Theirs is in "
                + file
                + ": leave secrets.key out, or set it to what that file holds. Nothing was"
                + " changed.");
    Files.delete(file);
    assertThatThrownBy(() -> cubeSecret(KEY))
        .hasMessage(
            "secrets.key is not the key of the stored secrets. Set it to what it was before; a new"
                + " key cannot open them. Nothing was changed.");
    assertThatThrownBy(() -> cubeSecret(""))
        .hasMessage(
            "The stored secrets are encrypted, and their key is gone: "
                + file
                + " is not there and secrets.key is not set. Put the file of your backup back, or"
                + " set secrets.key to what it held. Nothing was changed.");
    Files.writeString(file, KEY);
    assertThatThrownBy(() -> cubeSecret(""))
        .hasMessage(
            file
                + " is not the key of the stored secrets: put back the file that belongs to this"
                + " database, or set secrets.key if it was set before. Nothing was changed.");
    Files.writeString(file, "short");
    assertThatThrownBy(() -> cubeSecret(""))
        .hasMessageStartingWith(file + " must hold the key of the stored secrets, 32 characters");
  }

  @Test
  void encryptsOnceWhatAnEarlierVersionKeptInPlain() throws IOException {
    long shop = asAnEarlierVersionLeftIt();

    for (int start = 0; start < 2; start++) {
      try (var access = Access.open(directory, InstantSource.system())) {
        var projects = access.projects();
        assertThat(access.cubeSecret()).isEqualTo("plain-cube-secret");
        assertThat(projects.byServerSecret("plain-server-secret")).isPresent();
        assertThat(projects.byServerSecret("plain-replaced-secret")).isPresent();
        assertThat(projects.byAppId("plain-replaced-app-id")).isPresent();
        assertThat(projects.details(shop).orElseThrow().keys().orElseThrow().serverSecret())
            .isEqualTo("plain-server-secret");
      }
    }
    assertThat(contents())
        .isNotEmpty()
        .noneMatch(text -> text.contains("plain-") && text.contains("-secret"));
  }

  /** With schema 7 just applied: secrets in their old columns, and nothing sealed. */
  private long asAnEarlierVersionLeftIt() {
    long shop;
    try (var access = Access.open(directory, InstantSource.system())) {
      var ada = access.users().create(new User.Draft("ada", "a@example.com", "", "", true));
      shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    }
    try (var database = Database.sqlite(directory.resolve("footfall.db"), InstantSource.system())) {
      database
          .jdbi()
          .useTransaction(
              handle -> {
                handle.execute("delete from instance_secrets");
                handle.execute(
                    "insert into instance_secrets (name, secret)"
                        + " values ('cube.api-secret', 'plain-cube-secret')");
                handle.execute(
                    "update projects set sealed_server_secret = null,"
                        + " server_secret = 'plain-server-secret'");
                for (var kind : KeyKind.values()) {
                  handle.execute(
                      "insert into replaced_keys (project_id, kind, secret, accepted_until)"
                          + " values (?, ?, ?, ?)",
                      shop,
                      kind.text(),
                      kind == KeyKind.APP_ID ? "plain-replaced-app-id" : "plain-replaced-secret",
                      LATER.toEpochMilli());
                }
              });
    }
    return shop;
  }

  private List<String> contents() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(SecretsKeyTest::content).toList();
    }
  }

  private static String content(Path path) {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1)
          .replace("plain-replaced-app-id", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String cubeSecret(String configured) {
    var options = new AccessOptions(true, configured, Map.of());
    try (var access = Access.open(directory, InstantSource.system(), options)) {
      return access.cubeSecret();
    }
  }
}
