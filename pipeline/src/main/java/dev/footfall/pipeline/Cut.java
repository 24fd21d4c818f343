package dev.footfall.pipeline;

import java.util.List;

/**
 * The records of a batch, read.
 *
 * @param from the first one's sequence number
 * @param records in their order, without a gap
 */
record Cut(long from, List<Opened> records) {
  /** The sequence number after the last one. */
  long to() {
    return from + records.size();
  }
}
