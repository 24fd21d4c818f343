package dev.footfall.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one request asks: a query, or several whose answers are shown together.
 *
 * @param type how they belong together
 * @param queries at least one
 */
record QuerySet(Type type, List<Query> queries) {
  /** How the queries of a request belong together. */
  enum Type {
    /** One query. */
    REGULAR("regularQuery"),
    /** One query about several ranges of time. */
    COMPARE_DATE_RANGE("compareDateRangeQuery"),
    /** A list of queries that share a granularity. */
    BLENDING("blendingQuery");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** Cube's name for it. */
    String word() {
      return word;
    }
  }

  /** The one granularity that the queries of a blending share. */
  String granularity() {
    return queries.stream()
        .flatMap(query -> query.timeDimensions().stream())
        .map(Query.TimeDimension::granularity)
        .filter(granularity -> !granularity.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The granularities of all queries together, each once. */
  static List<String> granularities(List<Query> queries) {
    return queries.stream()
        .flatMap(query -> query.timeDimensions().stream())
        .map(Query.TimeDimension::granularity)
        .filter(granularity -> !granularity.isEmpty())
        .distinct()
        .collect(Collectors.toList());
  }
}
