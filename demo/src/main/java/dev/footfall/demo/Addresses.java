package dev.footfall.demo;

import java.util.Arrays;

/**
 * A range of IPv4 addresses.
 *
 * @param first the first one, as a number
 * @param size how many
 */
record Addresses(int first, int size) {
  /** Reads {@code a.b.c.d/length}. */
  static Addresses of(String range) {
    String[] parts = range.split("/", 2);
    int first =
        Arrays.stream(parts[0].split("\\.", 4))
            .mapToInt(Integer::parseInt)
            .reduce(0, (a, b) -> (a << 8) | b);
    return new Addresses(first, 1 << (32 - Integer.parseInt(parts[1])));
  }

  String draw(Draw draw) {
    int address = first + draw.between(1, size - 2);
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255);
  }
}
