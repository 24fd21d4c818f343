package dev.footfall.query;

import java.util.List;

/**
 * A rollup that a cube's YAML asks for. The names in it may be anything.
 *
 * @param cube the cube's name
 * @param name its own name
 * @param type {@code rollup}; Cube's other types are read and not kept
 * @param measures what it adds up
 * @param dimensions what it tells apart
 * @param segments the conditions it can answer
 * @param timeDimension the time that it cuts into buckets; empty: none
 * @param granularity the name of its buckets; empty: none
 * @param place where it is defined
 */
record PreAggregation(
    String cube,
    String name,
    String type,
    Names measures,
    Names dimensions,
    Names segments,
    String timeDimension,
    String granularity,
    Place place) {
  /** The type that is kept. */
  static final String ROLLUP = "rollup";

  /** {@code Cube.name}. */
  String path() {
    return cube + "." + name;
  }

  /** Names of members, and where they are listed. */
  record Names(List<String> names, Place place) {}
}
