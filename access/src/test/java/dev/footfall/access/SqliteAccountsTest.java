package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountsTest extends AccountsContract {
  @TempDir Path directory;

  @Override
  public Access open(InstantSource clock, AccessOptions options) {
    return Access.open(directory, clock, options);
  }

  @Override
  Database database() {
    return Database.sqlite(directory.resolve("footfall.db"), InstantSource.system());
  }

  @Test
  void letsOnlyItsOwnerReadTheFiles() throws IOException {
    try (var files = Files.list(directory)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void keepsNoSecretOfATokenOrAPassword() throws IOException {
    try (var access = open(InstantSource.system())) {
      access.firstStart("correct horse battery", "a-token-of-twenty-characters");
    }

    try (var files = Files.list(directory)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain("correct horse", "a-token-of-twenty"));
    }
  }
}
