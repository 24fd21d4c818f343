package dev.footfall.journal;

import java.time.Duration;

/**
 * How a journal is kept.
 *
 * @param segmentBytes the size at which a new segment begins
 * @param groupBytes how much is written with one force at the most
 * @param mostBytes how much may wait to be stored: the journal refuses records while the segments
 *     that hold any take this much
 * @param longest how long a record may wait to be stored: the journal refuses others while one
 *     waits longer; zero: for ever
 * @param segmentAge when a segment is ended, all of whose records are stored, so that it can be
 *     deleted
 * @param probe how often a disk that failed is tried again
 */
public record JournalOptions(
    long segmentBytes,
    long groupBytes,
    long mostBytes,
    Duration longest,
    Duration segmentAge,
    Duration probe) {
  /** Segments of 64 MiB, groups of 8 MiB, 20 GiB in all for any time, probes every second. */
  public static final JournalOptions DEFAULT =
      new JournalOptions(
          64L << 20,
          8L << 20,
          20L << 30,
          Duration.ZERO,
          Duration.ofMinutes(10),
          Duration.ofSeconds(1));

  /** The same with other limits of what may wait to be stored. */
  public JournalOptions limits(long bytes, Duration age) {
    return new JournalOptions(segmentBytes, groupBytes, bytes, age, segmentAge, probe);
  }
}
