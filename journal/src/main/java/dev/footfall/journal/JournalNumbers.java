package dev.footfall.journal;

import java.time.Duration;
import java.util.Map;

/**
 * The journal in numbers. Counts are since it was opened.
 *
 * @param records records that were appended
 * @param bytes bytes of their payloads
 * @param forces how often files were forced
 * @param refused records that were not appended, by reason
 * @param quarantined stretches of damaged bytes that were put aside
 * @param missing records that were found missing or damaged
 * @param waiting appends that wait for the disk now
 * @param size bytes of the segments that are kept
 * @param oldest how long the oldest record waits that is not stored
 */
public record JournalNumbers(
    long records,
    long bytes,
    long forces,
    Map<JournalException.Reason, Long> refused,
    long quarantined,
    long missing,
    long waiting,
    long size,
    Duration oldest) {}
