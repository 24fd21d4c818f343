package dev.footfall.query;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are still true, each with the mark of what it was worked out from. The ones asked
 * for longest ago go first.
 */
final class ResultCache {
  /** About 50 MB of short texts. */
  private static final int MOST_CELLS = 400_000;

  /** One large answer must not drive out all small ones. */
  private static final int LARGEST = MOST_CELLS / 8;

  private final Map<Work, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int cells;

  /** The answer, if it is known and nothing it depends on has changed since; null if not. */
  synchronized @Nullable Found get(Work work, long mark) {
    Kept found = kept.get(work);
    return found == null || found.mark != mark ? null : found.found;
  }

  /** Keeps an answer. */
  synchronized void put(Work work, long mark, Found found) {
    if (found.cells() > LARGEST) {
      return;
    }
    remove(work);
    kept.put(work, new Kept(mark, found));
    cells += found.cells();
    while (cells > MOST_CELLS) {
      remove(kept.keySet().iterator().next());
    }
  }

  private void remove(Work work) {
    Kept old = kept.remove(work);
    cells -= old == null ? 0 : old.found.cells();
  }

  private record Kept(long mark, Found found) {}
}
