package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import java.util.List;

/**
 * What the records [from, to) of the journal became.
 *
 * @param from the first record's sequence number, and the batch's own number
 * @param to the sequence number after the last record
 * @param events the events, each once, in the order of the records
 * @param badRows what could not be read
 * @param replayed bad rows of earlier batches that are none any more
 */
public record Batch(
    long from, long to, List<Event> events, List<BadRow> badRows, List<Replayed> replayed) {
  /** One in which no bad row was read again. */
  public Batch(long from, long to, List<Event> events, List<BadRow> badRows) {
    this(from, to, events, badRows, List.of());
  }
}
