package dev.footfall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal's life that ends at every place between two of its steps, in turn, by a killed process
 * or by a power cut that forgets what was not forced: whatever was acknowledged and not released is
 * there afterwards, once and in order.
 */
class CrashTest {
  /** Segments that take three records of the size that is written here. */
  private static final JournalOptions OPTIONS = Journals.options(8192 + 120, 1 << 20);

  @TempDir Path directory;

  private final Journals.Clock clock = new Journals.Clock();

  /** What clients were told, and how far the pipeline is. */
  private static final class Told {
    final TreeMap<Long, String> acknowledged = new TreeMap<>();
    long released;
  }

  /** Ends everything that passes a place, as a machine that stops does. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void keepsWhatItAcknowledgedWhereverTheProcessIsKilled() throws Exception {
    List<String> places = places();
    for (int last = 0; last < places.size(); last++) {
      Path journal = Files.createDirectory(directory.resolve("kill-" + last));
      var told = new Told();
      liveUntil(last, journal, new UnforcedDisk(), told);
      check(journal, told, places.get(last) + " (" + last + ")");
    }
  }

  @Test
  void keepsWhatItAcknowledgedWhereverThePowerIsCut() throws Exception {
    List<String> places = places();
    for (int last = 0; last < places.size(); last++) {
      for (int seed = 0; seed < 2; seed++) {
        Path journal = Files.createDirectory(directory.resolve("cut-" + last + "-" + seed));
        var disk = ForgetfulDisk.with(journal);
        var told = new Told();
        liveUntil(last, journal, disk, told);
        disk.cutPower(journal, new Random(seed));
        check(journal, told, places.get(last) + " (" + last + "), seed " + seed);
      }
    }
  }

  @Test
  void keepsWhatItAcknowledgedWhereARecoveryEndsToo() throws Exception {
    List<String> places = places();
    for (int last = 0; last < places.size(); last += 7) {
      for (int again = 0; again < 8; again++) {
        Path journal = Files.createDirectory(directory.resolve("twice-" + last + "-" + again));
        var disk = ForgetfulDisk.with(journal);
        var told = new Told();
        liveUntil(last, journal, disk, told);
        var next = disk;
        if (again % 2 == 0) {
          disk.cutPower(journal, new Random(last));
          next = ForgetfulDisk.with(journal);
        }
        liveUntil(again, journal, next, told);
        next.cutPower(journal, new Random(again));
        check(journal, told, last + ", then " + again);
      }
    }
  }

  @Test
  void passesAPlaceBeforeAndAfterEachKindOfStep() throws Exception {
    assertThat(places().stream().distinct())
        .containsExactlyInAnyOrder(
            "journal.delete.before",
            "journal.delete.after",
            "journal.write.before",
            "journal.write.after",
            "journal.force.before",
            "journal.force.after",
            "journal.rename.before",
            "journal.rename.after",
            "journal.folder.before",
            "journal.folder.after",
            "journal.truncate.before",
            "journal.truncate.after");
  }

  /** Every place that a whole life passes. */
  private List<String> places() throws IOException {
    Path journal = Files.createTempDirectory(directory, "whole");
    var places = new ArrayList<String>();
    var watch = Failpoint.watch(places::add);
    try {
      live(journal, new UnforcedDisk(), new Told());
    } finally {
      watch.close();
    }
    return places;
  }

  private void liveUntil(int last, Path journal, Disk disk, Told told) throws IOException {
    var left = new AtomicInteger(last);
    var watch = Failpoint.watch(place -> stopAt(left));
    try {
      live(journal, disk, told);
    } catch (Stopped e) {
      assertThat(left.get()).isNegative();
    } finally {
      watch.close();
    }
  }

  private static void stopAt(AtomicInteger left) {
    if (left.getAndDecrement() <= 0) {
      throw new Stopped();
    }
  }

  /** Two starts, six segments, some of them released, one idle. */
  private void live(Path directory, Disk disk, Told told) throws IOException {
    try (var journal = FileJournal.open(directory, OPTIONS, told.released, disk, clock)) {
      append(journal, told, 8);
      release(journal, told, 4);
      append(journal, told, 2);
    }
    // A torn tail, for the next start to cut off.
    try (var files = Files.list(directory)) {
      var newest = files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
      if (!newest.isEmpty()) {
        Files.write(newest.getLast(), new byte[] {1}, StandardOpenOption.APPEND);
      }
    }
    try (var journal = FileJournal.open(directory, OPTIONS, told.released, disk, clock)) {
      append(journal, told, 5);
      release(journal, told, journal.end());
    }
  }

  private static void append(FileJournal journal, Told told, int count) {
    for (int i = 0; i < count; i++) {
      String text = "record %d of a life".formatted(told.acknowledged.size());
      try {
        told.acknowledged.put(journal.append(text.getBytes(UTF_8)), text);
      } catch (JournalException e) {
        return;
      }
    }
  }

  private static void release(FileJournal journal, Told told, long before) {
    told.released = Math.max(told.released, Math.min(before, journal.end()));
    try {
      journal.release(told.released);
    } catch (Stopped e) {
      // What the pipeline stored is stored.
    }
  }

  private void check(Path directory, Told told, String place) {
    try (var journal =
        FileJournal.open(directory, OPTIONS, told.released, new UnforcedDisk(), clock)) {
      long next = journal.append("next".getBytes(UTF_8));
      var entries = journal.read(Math.max(told.released, journal.start()), next, 1 << 20);
      assertThat(entries)
          .as(place)
          .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
      var read = new TreeMap<Long, String>();
      entries.forEach(entry -> read.put(entry.sequence(), new String(entry.payload(), UTF_8)));
      assertThat(read).as(place).hasSameSizeAs(entries);
      assertThat(read).as(place).containsAllEntriesOf(told.acknowledged.tailMap(told.released));
      assertThat(told.acknowledged).as(place).doesNotContainKey(next);
      assertThat(journal.read(next, next + 1, 1)).as(place).hasSize(1);
      assertThat(journal.numbers().quarantined()).as(place).isZero();
      assertThat(journal.numbers().missing()).as(place).isZero();
    }
  }
}
