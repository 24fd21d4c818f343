package dev.footfall.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * The large sets of events that figures are taken on.
 *
 * @param folder where they are kept between runs
 * @param sizes how many events each has, from the smallest to the largest
 */
public record Sets(Path folder, List<Long> sizes) {
  /** At least one, in order. */
  public Sets {
    sizes = sizes.stream().distinct().sorted().toList();
    if (sizes.isEmpty() || sizes.getFirst() < 1) {
      throw new BenchFailed("A large set has at least one event.");
    }
  }

  /** The largest with at most so many events; the smallest if all have more. */
  long upTo(long events) {
    return sizes.stream().filter(size -> size <= events).reduce(sizes.getFirst(), Math::max);
  }

  long smallest() {
    return sizes.getFirst();
  }

  long largest() {
    return sizes.getLast();
  }
}
