package dev.footfall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final long MEGABYTE = 1 << 20;

  /** A segment takes one record. */
  private static final JournalOptions SMALL = Journals.options(1, MEGABYTE);

  @TempDir Path directory;

  @Test
  void numbersRecordsFromZeroAndReadsThemBack() {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(journal.append(bytes("a"))).isEqualTo(0);
      assertThat(journal.append(bytes("b"))).isEqualTo(1);
      assertThat(journal.end()).isEqualTo(2);
      assertThat(texts(journal.read(0, 2, MEGABYTE))).containsExactly("a", "b");
      assertThat(texts(journal.read(1, 2, MEGABYTE))).containsExactly("b");
      assertThat(texts(journal.read(0, 1, MEGABYTE))).containsExactly("a");
    }
  }

  @Test
  void goesOnAfterARestartWhereItStopped() {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      journal.append(bytes("before"));
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(journal.append(bytes("after"))).isEqualTo(1);
      assertThat(texts(journal.read(0, 2, MEGABYTE))).containsExactly("before", "after");
    }
  }

  @Test
  void keepsARecordLargerThanASegmentAndAGroup() {
    byte[] large = new byte[3 << 20];
    large[large.length - 1] = 7;
    try (var journal = FileJournal.open(directory, SMALL, 0)) {
      journal.append(large);
      journal.append(bytes("next"));
      var entries = journal.read(0, 2, 10 * MEGABYTE);
      assertThat(entries.getFirst().payload()).isEqualTo(large);
      assertThat(texts(entries.subList(1, 2))).containsExactly("next");
    }
  }

  @Test
  void readsNoMoreThanAskedButAtLeastOneRecord() {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      List.of("aaaa", "bbbb", "cccc").forEach(text -> journal.append(bytes(text)));
      assertThat(texts(journal.read(0, 3, 1))).containsExactly("aaaa");
      assertThat(texts(journal.read(0, 3, 5))).containsExactly("aaaa", "bbbb");
      assertThat(journal.read(3, 10, 5)).isEmpty();
    }
  }

  @Test
  void cutsATornTailAndKeepsWhatWasAcknowledged() throws IOException {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      journal.append(bytes("kept"));
    }
    try (var file = FileChannel.open(segments().getFirst(), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}), 8192 + 28 + 4);
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(journal.end()).isEqualTo(1);
      journal.append(bytes("next"));
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(texts(journal.read(0, 2, MEGABYTE))).containsExactly("kept", "next");
    }
  }

  @Test
  void forgetsASegmentThatWasTornWhileItWasMade() throws IOException {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      journal.append(bytes("kept"));
    }
    // Older versions named a segment before its header was on disk.
    Files.write(directory.resolve("0000000000000000001.journal"), new byte[] {'F', 'O'});
    Files.write(directory.resolve("0000000000000000001.journal.new"), new byte[] {'F', 'O'});
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(journal.append(bytes("next"))).isEqualTo(1);
      assertThat(texts(journal.read(0, 2, MEGABYTE))).containsExactly("kept", "next");
    }
  }

  @Test
  void deletesSegmentsOnlyWhenAllTheirRecordsAreReleased() throws IOException {
    try (var journal = FileJournal.open(directory, SMALL, 0)) {
      IntStream.range(0, 6).forEach(i -> journal.append(new byte[60]));
      assertThat(segments()).hasSize(6);
      journal.release(3);
      assertThat(segments()).hasSize(3);
      assertThat(journal.start()).isEqualTo(3);
      assertThat(journal.read(3, 6, MEGABYTE)).hasSize(3);
      journal.release(6);
      assertThat(segments()).hasSize(1);
      assertThatThrownBy(() -> journal.read(0, 6, MEGABYTE))
          .hasMessage("Record 0 is no longer in the journal");
    }
  }

  @Test
  void acknowledgesNothingWhileTheDiskIsFullAndGoesOnByItself() throws Exception {
    var disk = new FaultyDisk();
    try (var journal = Journals.open(directory, disk)) {
      journal.append(bytes("before"));
      disk.failWrites = true;
      assertThatThrownBy(() -> journal.append(bytes("lost")))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("No space left on device");
      assertThatThrownBy(journal::check).hasMessageContaining("No space left on device");
      assertThat(journal.end()).isEqualTo(1);

      disk.failWrites = false;
      Journals.awaitReady(journal);
      assertThat(journal.append(bytes("after"))).isEqualTo(1);
      assertThat(texts(journal.read(0, 2, MEGABYTE))).containsExactly("before", "after");
      assertThat(journal.numbers().refused()).containsEntry(JournalException.Reason.DISK, 1L);
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(texts(journal.read(0, 2, MEGABYTE))).containsExactly("before", "after");
    }
  }

  @Test
  void triesABrokenDiskFromTimeToTimeAndNotForEveryRecord() throws Exception {
    var disk = new FaultyDisk();
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0, disk, Journals.NOW)) {
      disk.failForces = true;
      for (int i = 0; i < 1_000; i++) {
        assertThatThrownBy(() -> journal.append(bytes("lost")))
            .hasMessageContaining("Input/output");
      }
      // The first record's try, and one a second: ten are more than a thousand refusals take.
      assertThat(disk.failures.get()).isBetween(1, 10);
    }
  }

  @Test
  void neverReadsWhatAFailedForceLeftBehind() throws Exception {
    var disk = new FaultyDisk();
    try (var journal = Journals.open(directory, disk)) {
      journal.append(bytes("before"));
      disk.failForces = true;
      assertThatThrownBy(() -> journal.append(bytes("lost"))).hasMessageContaining("Input/output");
      assertThatThrownBy(() -> journal.append(bytes("lost"))).hasMessageContaining("Input/output");
      disk.failForces = false;
      Journals.awaitReady(journal);
      journal.append(bytes("after"));
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
      assertThat(texts(journal.read(0, journal.end(), MEGABYTE)))
          .containsExactly("before", "after");
    }
  }

  @Test
  void givesManyWritersDistinctNumbersWithFewerForcesThanRecords() throws Exception {
    var disk = new FaultyDisk();
    try (var journal = Journals.open(directory, disk);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 2_000)
              .mapToObj(i -> (Callable<Long>) () -> journal.append(bytes("record " + i)))
              .toList();
      var numbers = new HashSet<Long>();
      for (var number : threads.invokeAll(tasks)) {
        numbers.add(number.get());
      }
      assertThat(numbers).hasSize(2_000);
      assertThat(journal.end()).isEqualTo(2_000);
      assertThat(disk.forces.get()).isLessThan(2_000);
      assertThat(new HashSet<>(texts(journal.read(0, 2_000, MEGABYTE)))).hasSize(2_000);
    }
  }

  @Test
  void wakesAReaderThatWaitsForTheNextRecord() throws Exception {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> journal.await(0, Duration.ofMinutes(1)));
      journal.append(bytes("a"));
      assertThat(waiting.get()).isTrue();
      assertThat(journal.await(1, Duration.ofMillis(1))).isFalse();
    }
  }

  @Test
  void neverGivesANumberTwiceEvenWhenItsFilesAreGone() {
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 40)) {
      assertThat(journal.append(bytes("a"))).isEqualTo(40);
      assertThat(texts(journal.read(40, 41, MEGABYTE))).containsExactly("a");
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 41)) {
      assertThat(journal.append(bytes("b"))).isEqualTo(41);
    }
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 100)) {
      assertThat(journal.append(bytes("c"))).isEqualTo(100);
      assertThat(texts(journal.read(100, 101, MEGABYTE))).containsExactly("c");
    }
  }

  @Test
  void refusesRecordsWhenClosed() {
    var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0);
    journal.close();
    assertThatThrownBy(() -> journal.append(bytes("late"))).hasMessage("The journal is closed");
    assertThatThrownBy(journal::check).hasMessage("The journal is closed");
  }

  @Test
  void countsWhatItDoes() {
    var clock = new Journals.Clock();
    try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0, Disk.REAL, clock)) {
      journal.append(bytes("four"));
      clock.pass(Duration.ofSeconds(7));
      journal.append(bytes("sixsix"));
      clock.pass(Duration.ofSeconds(2));

      var numbers = journal.numbers();
      assertThat(numbers.records()).isEqualTo(2);
      assertThat(numbers.bytes()).isEqualTo(10);
      // The header of the segment, and each record.
      assertThat(numbers.forces()).isEqualTo(3);
      assertThat(numbers.size()).isEqualTo(8192 + 2 * 28 + 10);
      assertThat(numbers.oldest()).isEqualTo(Duration.ofSeconds(9));
      journal.release(1);
      assertThat(journal.numbers().oldest()).isEqualTo(Duration.ofSeconds(2));
      journal.release(2);
      assertThat(journal.numbers().oldest()).isZero();
      assertThat(numbers.waiting()).isZero();
    }
  }

  private List<Path> segments() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> texts(List<Entry> entries) {
    return entries.stream().map(entry -> new String(entry.payload(), UTF_8)).toList();
  }
}
