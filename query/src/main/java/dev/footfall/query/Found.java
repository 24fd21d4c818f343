package dev.footfall.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine answered.
 *
 * @param rows the values of each row, as the engine writes them
 * @param total how many rows there are without limit and offset; 0 where nobody asked
 * @param at when it was asked
 */
record Found(List<List<@Nullable String>> rows, long total, Instant at) {
  /** How many values it holds, at least one. */
  int cells() {
    return rows.isEmpty() ? 1 : rows.size() * Math.max(1, rows.getFirst().size());
  }
}
