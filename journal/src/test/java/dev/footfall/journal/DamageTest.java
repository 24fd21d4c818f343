package dev.footfall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a journal whose files are not as they were written. */
class DamageTest {
  /** Where the record "two" begins in the segment of "one", "two" and "three". */
  private static final int TWO = 8192 + 28 + 3;

  @TempDir Path directory;

  /** The record's checksums, its length, its number, its mark of the force, its payload. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 9, 11, 12, 19, 20, 27, 28, 30})
  void putsADamagedRecordAsideAndReadsOn(int place) throws IOException {
    write("one", "two", "three");
    byte[] before = Files.readAllBytes(segment(0));
    damage(segment(0), TWO + place);

    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(journal.end()).isEqualTo(3);
      assertThat(journal.numbers().quarantined()).isEqualTo(1);
      assertThat(journal.numbers().missing()).isEqualTo(1);
    }
    byte[] two = Arrays.copyOfRange(before, TWO, TWO + 28 + 3);
    two[place] ^= 1;
    assertThat(quarantine()).containsExactly("0000000000000000000-" + TWO + ".damaged");
    assertThat(directory.resolve("quarantine").resolve(quarantine().getFirst()))
        .hasBinaryContent(two);
  }

  @Test
  void countsADamagedRecordOnceForAllStarts() throws IOException {
    write("one", "two", "three");
    damage(segment(0), TWO + 28);
    try (var journal = open()) {
      read(journal);
    }
    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(journal.append("four".getBytes(UTF_8))).isEqualTo(3);
      assertThat(read(journal)).containsExactly("0 one", "2 three", "3 four");
      assertThat(journal.numbers().quarantined()).isZero();
    }
    assertThat(quarantine()).hasSize(1);
  }

  @Test
  void saysNothingOfADamagedRecordThatIsStored() throws IOException {
    write("one", "two", "three");
    damage(segment(0), TWO);
    try (var journal = open()) {
      assertThat(texts(journal.read(2, 3, 1 << 20))).containsExactly("2 three");
      assertThat(journal.numbers().missing()).isZero();
    }
    assertThat(directory.resolve("quarantine")).doesNotExist();
  }

  @Test
  void readsAroundDamageInASegmentThatIsStillWritten() throws IOException {
    try (var journal = open()) {
      append(journal, "one", "two", "three");
      damage(segment(0), TWO);
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      append(journal, "four");
      assertThat(texts(journal.read(3, 4, 1 << 20))).containsExactly("3 four");
    }
  }

  @Test
  void leavesOutTheLastRecordsOfASegmentThatIsStillWrittenUntilThereAreOthers() throws IOException {
    try (var journal = open()) {
      append(journal, "one", "two");
      damage(segment(0), TWO + 28);
      assertThat(read(journal)).containsExactly("0 one");
      append(journal, "three");
      assertThat(texts(journal.read(2, 3, 1 << 20))).containsExactly("2 three");
      assertThat(journal.numbers().missing()).isEqualTo(1);
    }
  }

  @Test
  void neverTakesAPayloadsBytesForARecord() throws IOException {
    write("one");
    byte[] inside = Files.readAllBytes(segment(0));
    var forged = ByteBuffer.allocate(28 + 5);
    new FormatTwo(0).put(forged, 1, 1, "false".getBytes(UTF_8));
    try (var journal = open()) {
      journal.append(forged.array());
      journal.append(Arrays.copyOf(inside, 8192 + 40));
      append(journal, "four");
    }
    damage(segment(1), 8192 + 12);
    damage(segment(1), 8192 + 28 + 33 + 9);
    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "3 four");
      assertThat(journal.numbers().missing()).isEqualTo(2);
    }
  }

  @Test
  void readsASegmentByTheCopyOfItsHeader() throws IOException {
    write("one", "two");
    damage(segment(0), 30);
    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "1 two");
    }
  }

  @Test
  void putsASegmentWithoutAHeaderAsideAndGivesItsNumbersToNobody() throws IOException {
    write("one", "two");
    write("three");
    damage(segment(2), 30);
    damage(segment(2), 4096 + 30);
    byte[] content = Files.readAllBytes(segment(2));
    try (var journal = open()) {
      assertThat(journal.append("four".getBytes(UTF_8))).isGreaterThanOrEqualTo(3);
      assertThat(read(journal)).hasSize(3).startsWith("0 one", "1 two");
      assertThat(journal.numbers().quarantined()).isEqualTo(1);
    }
    assertThat(quarantine()).containsExactly("0000000000000000002.journal");
    assertThat(directory.resolve("quarantine/0000000000000000002.journal"))
        .hasBinaryContent(content);
  }

  @Test
  void noticesRecordsThatAreMissingBetweenSegments() throws IOException {
    write("one");
    write("two");
    write("three");
    Files.delete(segment(1));
    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(journal.numbers().missing()).isEqualTo(1);
      assertThat(journal.numbers().quarantined()).isZero();
    }
  }

  @Test
  void noticesRecordsThatAreMissingInASegment() throws IOException {
    write("one", "two", "three");
    byte[] all = Files.readAllBytes(segment(0));
    byte[] less = Arrays.copyOf(all, all.length - 31);
    System.arraycopy(all, TWO + 31, less, TWO, all.length - TWO - 31);
    Files.write(segment(0), less);
    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(journal.numbers().missing()).isEqualTo(1);
    }
  }

  @Test
  void readsWhatAnEarlierVersionWroteAndGoesOnInAnotherSegment() throws IOException {
    OldSegment.write(directory, 0, bytes("one", "two", "three"));
    OldSegment.write(directory, 3, bytes("four", "five"));
    try (var journal = open()) {
      assertThat(journal.append("six".getBytes(UTF_8))).isEqualTo(5);
      assertThat(read(journal))
          .containsExactly("0 one", "1 two", "2 three", "3 four", "4 five", "5 six");
    }
  }

  @Test
  void cutsTheTornTailAnEarlierVersionLeft() throws IOException {
    Path file = OldSegment.write(directory, 0, bytes("one", "two"));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    try (var journal = open()) {
      assertThat(journal.append("other".getBytes(UTF_8))).isEqualTo(1);
      assertThat(read(journal)).containsExactly("0 one", "1 other");
      assertThat(journal.numbers().missing()).isZero();
    }
  }

  @Test
  void putsADamagedRecordOfAnEarlierVersionAside() throws IOException {
    Path file = OldSegment.write(directory, 0, bytes("one", "two", "three"));
    damage(file, 24 + 27 + 4);
    try (var journal = open()) {
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(quarantine()).containsExactly("0000000000000000000-51.damaged");
    }
  }

  @Test
  void readsNothingWhileItCannotPutAside() throws IOException {
    write("one", "two", "three");
    damage(segment(0), TWO);
    var disk = new FaultyDisk();
    try (var journal = Journals.open(directory, disk)) {
      disk.failWrites = true;
      assertThatThrownBy(() -> read(journal)).hasMessageContaining("No space left on device");
      disk.failWrites = false;
      assertThat(read(journal)).containsExactly("0 one", "2 three");
      assertThat(quarantine()).hasSize(1);
    }
  }

  private FileJournal open() {
    return FileJournal.open(directory, JournalOptions.DEFAULT, 0);
  }

  /** Opens the journal, appends each of these, and closes it: they are a segment of their own. */
  private void write(String... records) {
    try (var journal = open()) {
      append(journal, records);
    }
  }

  private static void append(FileJournal journal, String... records) {
    bytes(records).forEach(journal::append);
  }

  private static List<byte[]> bytes(String... records) {
    return Stream.of(records).map(text -> text.getBytes(UTF_8)).toList();
  }

  private static List<String> read(FileJournal journal) {
    return texts(journal.read(0, journal.end(), 1 << 20));
  }

  private static List<String> texts(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.sequence() + " " + new String(entry.payload(), UTF_8))
        .toList();
  }

  private Path segment(long first) {
    return directory.resolve("%019d.journal".formatted(first));
  }

  private List<String> quarantine() throws IOException {
    try (var files = Files.list(directory.resolve("quarantine"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static void damage(Path file, int place) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[place] ^= 1;
    Files.write(file, content);
  }
}
