package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountsTest extends AccountsContract {
  @TempDir Path directory;

  @Override
  Access open(InstantSource clock) {
    return Access.open(directory, clock);
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
  void startsWithEveryFeatureOffWhereThatIsTheStandard() {
    try (var access =
        Access.open(
            directory.resolve("."),
            InstantSource.system(),
            new AccessOptions(false, "", Map.of()))) {
      var admin = access.users().create(new User.Draft("root", "r@example.com", "", "", true));
      assertThat(Feature.values()).noneMatch(feature -> access.features().on(feature, 1));
      access.features().set(admin, Feature.PRODUCT_ANALYTICS, 1, true);
      assertThat(Feature.values()).allMatch(feature -> access.features().on(feature, 1));
      assertThat(Feature.values()).noneMatch(feature -> access.features().on(feature, 2));
    }
  }

  @Test
  void refusesAccountsThatANewerProgramWrote() {
    try (var database = Database.sqlite(directory.resolve("footfall.db"), InstantSource.system())) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into schema_history (number, file, applied_at) values (99, 'x', 0)"));
    }

    assertThatThrownBy(() -> open(InstantSource.system()))
        .hasMessage(
            "The accounts in the data directory were written by a newer Footfall (schema 99, this"
                + " one knows "
                + Migrations.FILES.size()
                + "); start that version, or restore a backup.");
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

  @Test
  void letsManyWriteAtOnce() throws Exception {
    try (var access = open(InstantSource.system());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var owner = access.users().create(new User.Draft("ada", "a@example.com", "", "", false));
      var calls = new ArrayList<Callable<ProjectDetails>>();
      for (int i = 0; i < 40; i++) {
        var path = ProjectPath.of("acme/p" + i);
        calls.add(() -> access.projects().create(owner, path, "", true));
      }
      for (var made : threads.invokeAll(calls)) {
        var keys = made.get().keys().orElseThrow();
        assertThat(access.projects().byAppId(keys.appId())).isPresent();
      }
    }
  }
}
