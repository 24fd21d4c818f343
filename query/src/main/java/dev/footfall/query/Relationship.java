package dev.footfall.query;

import java.util.Map;

/** How many rows of the joined cube belong to a row of the joining one, and the other way round. */
enum Relationship {
  ONE_TO_ONE,
  ONE_TO_MANY,
  MANY_TO_ONE;

  /** By their names, the older ones too. */
  static final Map<String, Relationship> NAMES =
      Map.of(
          "one_to_one", ONE_TO_ONE,
          "has_one", ONE_TO_ONE,
          "one_to_many", ONE_TO_MANY,
          "has_many", ONE_TO_MANY,
          "many_to_one", MANY_TO_ONE,
          "belongs_to", MANY_TO_ONE);
}
