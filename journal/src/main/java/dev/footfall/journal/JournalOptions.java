package dev.footfall.journal;

/**
 * How a journal is kept.
 *
 * @param segmentBytes the size at which a new segment begins
 * @param groupBytes how much is written with one force at the most
 */
public record JournalOptions(long segmentBytes, long groupBytes) {
  /** Segments of 64 MiB, groups of 8 MiB. */
  public static final JournalOptions DEFAULT = new JournalOptions(64L << 20, 8L << 20);
}
