package dev.footfall.query;

import dev.footfall.query.Query.TimeDimension;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what a request asks: a query, a query that compares ranges of time, or a list of them. */
final class QuerySetReader {
  /** More than anybody shows in one chart. */
  private static final int MOST_QUERIES = 100;

  private final QueryReader reader;

  QuerySetReader(QueryReader reader) {
    this.reader = reader;
  }

  /**
   * Reads it.
   *
   * @throws QueryException if a query is not in the query language, or they do not go together
   */
  QuerySet read(JsonNode json) {
    if (json.isArray()) {
      return blending(json);
    }
    Query query = reader.read(json);
    List<Integer> comparing = comparing(query);
    if (comparing.size() > 1) {
      throw new QueryException(400, "compareDateRange can only exist for one timeDimension");
    }
    if (comparing.isEmpty()) {
      return new QuerySet(QuerySet.Type.REGULAR, List.of(query));
    }
    return new QuerySet(QuerySet.Type.COMPARE_DATE_RANGE, compared(query, comparing.getFirst()));
  }

  private QuerySet blending(JsonNode json) {
    bounded(json.size());
    List<Query> queries = json.values().stream().map(reader::read).toList();
    if (queries.stream().anyMatch(query -> !comparing(query).isEmpty())) {
      throw new QueryException(400, "A data blending query takes no compareDateRange");
    }
    int granularities = QuerySet.granularities(queries).size();
    if (granularities > 1) {
      throw new QueryException(400, "Data blending query granularities must match");
    }
    if (granularities == 0) {
      throw new QueryException(400, "Data blending query without granularity is not supported");
    }
    return new QuerySet(QuerySet.Type.BLENDING, queries);
  }

  private static List<Integer> comparing(Query query) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < query.timeDimensions().size(); i++) {
      if (!query.timeDimensions().get(i).compared().isEmpty()) {
        places.add(i);
      }
    }
    return places;
  }

  /** The query once for each range. */
  private static List<Query> compared(Query query, int place) {
    TimeDimension comparing = query.timeDimensions().get(place);
    bounded(comparing.compared().size());
    var queries = new ArrayList<Query>();
    for (TimeRange range : comparing.compared()) {
      var times = new ArrayList<>(query.timeDimensions());
      times.set(
          place,
          new TimeDimension(
              comparing.dimension(), comparing.granularity(), range, List.of(), true));
      queries.add(query.with(times));
    }
    return queries;
  }

  private static void bounded(int queries) {
    if (queries > MOST_QUERIES) {
      throw new QueryException(
          400, "A request asks at most " + MOST_QUERIES + " queries at once, not " + queries);
    }
  }
}
