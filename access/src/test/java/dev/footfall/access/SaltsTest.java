package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The salts that visitors' hashes and pseudonyms are made with. */
class SaltsTest {
  @TempDir Path directory;
  private Instant now = Instant.parse("2026-11-21T23:59:59Z");
  private Access access;

  @BeforeEach
  void open() {
    access = Access.open(directory, () -> now);
  }

  @AfterEach
  void close() {
    access.close();
  }

  @Test
  void keepsADaysSaltForTheDayAlsoAfterARestart() {
    byte[] salt = access.dailySalt().today();

    assertThat(salt).hasSize(32);
    assertThat(access.dailySalt().today()).isEqualTo(salt);
    close();
    open();
    assertThat(access.dailySalt().today()).isEqualTo(salt);
  }

  @Test
  void hasAnotherSaltFromMidnightInUtcOn() {
    byte[] yesterdays = access.dailySalt().today();
    now = Instant.parse("2026-11-22T00:00:00Z");

    assertThat(access.dailySalt().today()).isNotEqualTo(yesterdays);
    assertThat(days()).containsExactly("2026-11-22");
  }

  @Test
  void destroysASaltWithItsDayAlsoWhereNobodyCame() throws IOException {
    access.dailySalt().today();
    String sealed = sealed().getFirst();
    now = Instant.parse("2026-11-22T00:00:00Z");

    access.dailySalt().destroyOlder();

    assertThat(days()).isEmpty();
    assertThat(files()).isNotEmpty().noneMatch(content -> content.contains(sealed));
  }

  @Test
  void leavesNothingOfYesterdaysSaltInAnyFileWhereSomebodyCame() throws IOException {
    access.dailySalt().today();
    String sealed = sealed().getFirst();
    assertThat(files()).anyMatch(content -> content.contains(sealed));
    now = Instant.parse("2026-11-22T00:00:00Z");

    access.dailySalt().today();

    assertThat(files()).noneMatch(content -> content.contains(sealed));
  }

  @Test
  void keepsAProjectsSaltForEverUntilItsEventsAreDeleted() {
    byte[] salt = access.projectSalts().of(7);

    assertThat(access.projectSalts().of(8)).isNotEqualTo(salt);
    close();
    open();
    assertThat(access.projectSalts().of(7)).isEqualTo(salt);
    access.deletions().end(7);
    assertThat(access.projectSalts().of(7)).isNotEqualTo(salt);
  }

  private List<String> days() {
    return texts("select utc_day from daily_salts");
  }

  private List<String> sealed() {
    return texts("select sealed from daily_salts");
  }

  private List<String> texts(String query) {
    try (var database = Database.sqlite(directory.resolve("footfall.db"), () -> now)) {
      return database
          .jdbi()
          .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(SaltsTest::content).toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
