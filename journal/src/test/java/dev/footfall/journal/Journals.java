package dev.footfall.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Journals for tests. */
final class Journals {
  static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));

  private Journals() {}

  /** A clock that stands until it is moved. */
  static final class Clock implements InstantSource {
    private volatile Instant now = NOW.instant();

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** With segments of this size, a probe every 5 ms, and else as ever. */
  static JournalOptions options(long segmentBytes, long groupBytes) {
    var usual = JournalOptions.DEFAULT;
    return new JournalOptions(
        segmentBytes,
        groupBytes,
        usual.mostBytes(),
        usual.longest(),
        usual.segmentAge(),
        Duration.ofMillis(5));
  }

  static FileJournal open(Path directory, Disk disk) {
    return FileJournal.open(directory, options(64 << 20, 8 << 20), 0, disk, NOW);
  }

  /** Waits until the journal takes records. */
  static void awaitReady(FileJournal journal) {
    await(() -> ready(journal));
  }

  /** Waits, a minute at most, until something holds. */
  static void await(BooleanSupplier condition) {
    var late = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(late)) {
        throw new AssertionError("It did not happen within a minute");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static boolean ready(FileJournal journal) {
    try {
      journal.check();
      return true;
    } catch (JournalException e) {
      return false;
    }
  }
}
