package dev.footfall.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something of a cube that a query can name. */
sealed interface Member {
  /** What every member has. */
  Head head();

  /** {@code Cube.member}. */
  default String path() {
    return head().cube() + "." + head().name();
  }

  /** The name of its column in the SQL. */
  default String alias() {
    return Title.snake(head().cube()) + "__" + Title.snake(head().name());
  }

  /** Cube's word for its type: time, string, boolean, or number. */
  String type();

  /**
   * What every member has.
   *
   * @param cube its cube's name
   * @param name its name in the cube
   * @param title for people, without the cube's
   * @param description what it counts or says; empty: none
   * @param isPublic whether a query may name it
   * @param meta the model's own remarks
   * @param format how the model wants its values shown; null: as they are
   * @param included what a view's member stands for; null: it stands for itself
   * @param place where it is defined
   */
  record Head(
      String cube,
      String name,
      String title,
      String description,
      boolean isPublic,
      @Nullable JsonNode meta,
      @Nullable JsonNode format,
      @Nullable Included included,
      Place place) {}

  /**
   * What a view's member stands for.
   *
   * @param path the cubes by which the view reaches the member's, that one last
   * @param name the member's name there
   */
  record Included(List<String> path, String name) {}

  /**
   * A property of a row.
   *
   * @param sql the value; null where a row has none
   * @param kind its type
   * @param primaryKey whether it tells rows apart
   * @param subQuery whether the value is a measure over other cubes' rows that belong to this row
   * @param granularities what its time can be cut into besides what everybody knows, by name
   */
  record Dimension(
      Head head,
      Template sql,
      Kind kind,
      boolean primaryKey,
      boolean subQuery,
      Map<String, CustomGranularity> granularities)
      implements Member {
    /** The types of dimensions. */
    enum Kind {
      STRING,
      NUMBER,
      BOOLEAN,
      TIME,
      /** Latitude and longitude with a comma between. */
      GEO
    }

    /** Whether its cube's query sees to all conditions on it ({@code meta.met_inside}). */
    boolean metInside() {
      return head.meta() != null
          && MoreCubes.wrote(head.place())
          && head.meta().path("met_inside").asBoolean(false);
    }

    /**
     * How many seconds after the range of time that is asked of it its cube looks at events ({@code
     * meta.seconds_after}).
     */
    long secondsAfter() {
      return head.meta() == null ? 0 : head.meta().path("seconds_after").asLong(0);
    }

    /** The same, whose value is this SQL. */
    Dimension over(Template value) {
      return new Dimension(head, value, kind, false, false, granularities);
    }

    @Override
    public String type() {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A number over rows.
   *
   * @param aggregate how rows become a number
   * @param sql what is aggregated; null for a count of rows
   * @param filters only rows that meet all of these count
   * @param drillMembers the dimensions that show what was counted
   * @param window the time it looks at for each bucket; null: the bucket's own
   */
  record Measure(
      Head head,
      Aggregate aggregate,
      @Nullable Template sql,
      List<Template> filters,
      List<String> drillMembers,
      @Nullable Window window)
      implements Member {
    /** The same of all rows, aggregated like this from that SQL. */
    Measure over(Aggregate way, Template value) {
      return new Measure(head, way, value, List.of(), drillMembers, null);
    }

    @Override
    public String type() {
      return aggregate.kind().name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A named condition.
   *
   * @param sql the condition
   */
  record Segment(Head head, Template sql) implements Member {
    @Override
    public String type() {
      return "boolean";
    }
  }
}
