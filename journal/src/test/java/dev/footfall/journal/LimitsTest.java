package dev.footfall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a journal keeps and for how long. */
class LimitsTest {
  @TempDir Path directory;

  private final Journals.Clock clock = new Journals.Clock();

  @Test
  void refusesRecordsWhileTooMuchWaitsToBeStored() {
    try (var journal = open(Journals.options(10_000, 1 << 20).limits(30_000, Duration.ZERO))) {
      journal.append(new byte[10_000]);
      journal.append(new byte[10_000]);
      assertThatThrownBy(() -> journal.append(new byte[1]))
          .isInstanceOf(JournalException.class)
          .hasMessage("The journal holds 36,440 bytes that wait to be stored; its limit is 30,000")
          .extracting("reason")
          .isEqualTo(JournalException.Reason.SIZE);
      assertThatThrownBy(journal::check).hasMessageContaining("its limit is 30,000");
      assertThat(journal.numbers().refused()).containsEntry(JournalException.Reason.SIZE, 1L);

      journal.release(1);
      journal.check();
      assertThat(journal.append(new byte[1])).isEqualTo(2);
    }
  }

  @Test
  void takesRecordsAgainWhenAllIsStoredThoughItsOnlySegmentIsOverTheLimit() {
    try (var journal = open(Journals.options(1 << 20, 1 << 20).limits(10_000, Duration.ZERO))) {
      journal.append(new byte[5_000]);
      assertThatThrownBy(() -> journal.append(new byte[1])).hasMessageContaining("10,000");
      journal.release(1);
      assertThat(journal.append(new byte[1])).isEqualTo(1);
    }
  }

  @Test
  void refusesRecordsAfterARestartToo() {
    var options = Journals.options(10_000, 1 << 20);
    try (var journal = open(options)) {
      journal.append(new byte[10_000]);
      journal.append(new byte[10_000]);
    }
    try (var journal = open(options.limits(30_000, Duration.ZERO))) {
      assertThatThrownBy(() -> journal.append(new byte[1])).hasMessageContaining("30,000");
    }
  }

  @Test
  void refusesRecordsWhileOneWaitsTooLong() {
    try (var journal = open(Journals.options(1, 1 << 20).limits(1 << 20, Duration.ofHours(1)))) {
      journal.append(new byte[1]);
      clock.pass(Duration.ofMinutes(59));
      journal.append(new byte[1]);
      clock.pass(Duration.ofMinutes(2));
      Journals.await(() -> !takes(journal));
      assertThatThrownBy(journal::check)
          .hasMessage(
              "The oldest record in the journal waits PT1H1M to be stored; the limit is PT1H")
          .extracting("reason")
          .isEqualTo(JournalException.Reason.AGE);

      journal.release(1);
      assertThat(journal.append(new byte[1])).isEqualTo(2);
    }
  }

  @Test
  void knowsAfterARestartHowLongARecordWaits() {
    try (var journal = open(JournalOptions.DEFAULT)) {
      journal.append(new byte[1]);
    }
    clock.pass(Duration.ofHours(3));
    try (var journal = open(JournalOptions.DEFAULT)) {
      assertThat(journal.numbers().oldest()).isEqualTo(Duration.ofHours(3));
    }
  }

  @Test
  void deletesWhatIsStoredWithinMinutesAlsoWhereNothingElseComes() throws IOException {
    try (var journal = open(Journals.options(1 << 20, 1 << 20))) {
      journal.append("secret".getBytes(UTF_8));
      journal.release(1);
      clock.pass(Duration.ofMinutes(9));
      assertThat(files()).containsExactly("0000000000000000000.journal");
      clock.pass(Duration.ofMinutes(2));
      Journals.await(() -> journal.start() == 1);
      assertThat(files()).containsExactly("0000000000000000001.journal");
      assertThat(journal.append(new byte[1])).isEqualTo(1);
    }
  }

  @Test
  void keepsItsNumbersWhenAllItHeldIsGone() {
    try (var journal = open(Journals.options(1 << 20, 1 << 20))) {
      journal.append(new byte[1]);
      journal.release(1);
      clock.pass(Duration.ofMinutes(11));
      Journals.await(() -> journal.start() == 1);
    }
    try (var journal = open(JournalOptions.DEFAULT)) {
      assertThat(journal.end()).isEqualTo(1);
    }
  }

  private FileJournal open(JournalOptions options) {
    return FileJournal.open(directory, options, 0, Disk.REAL, clock);
  }

  private static boolean takes(FileJournal journal) {
    try {
      journal.check();
      return true;
    } catch (JournalException e) {
      return false;
    }
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
