package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A table of the semantic layer: what its rows are, and what can be asked of them.
 *
 * @param name its name in queries
 * @param title for people
 * @param description what a row is; empty: none
 * @param isPublic whether a query may name its members
 * @param meta the model's own remarks
 * @param table the table its rows come from; empty where there is {@code sql}
 * @param sql the query its rows come from
 * @param joins the cubes whose rows belong to rows of this one, by name
 * @param measures by name
 * @param dimensions by name
 * @param segments by name
 * @param preAggregations the rollups it asks for, the first that can answer first
 * @param hierarchies dimensions to go down by
 * @param projectBound whether its rows are projects', so that a question must name one
 * @param place where it is defined
 */
record Cube(
    String name,
    String title,
    String description,
    boolean isPublic,
    @Nullable JsonNode meta,
    String table,
    @Nullable Template sql,
    Map<String, Join> joins,
    Map<String, Measure> measures,
    Map<String, Dimension> dimensions,
    Map<String, Segment> segments,
    List<PreAggregation> preAggregations,
    List<Hierarchy> hierarchies,
    boolean projectBound,
    Place place) {

  /**
   * Rows of another cube that belong to rows of this one.
   *
   * @param to the other cube's name
   * @param sql the condition
   * @param relationship how many of them belong to one
   */
  record Join(String to, Template sql, Relationship relationship) {}

  /** Dimensions from the widest to the narrowest, such as country and city. */
  record Hierarchy(String name, String title, List<String> levels) {}

  /** Whether it has no rows of its own and shows members of cubes. */
  boolean isView() {
    return table.isEmpty() && sql == null;
  }

  /** What tells its rows apart; empty: nothing is known to. */
  List<Dimension> primaryKey() {
    return dimensions.values().stream().filter(Dimension::primaryKey).toList();
  }

  /** The same, which no query may name. */
  Cube hidden() {
    return new Cube(
        name,
        title,
        description,
        false,
        meta,
        table,
        sql,
        joins,
        measures,
        dimensions,
        segments,
        preAggregations,
        hierarchies,
        projectBound,
        place);
  }

  /** The same with these members, over another table, and without rollups. */
  Cube over(
      String otherTable,
      Map<String, Join> itsJoins,
      Map<String, Measure> itsMeasures,
      Map<String, Dimension> itsDimensions,
      Map<String, Segment> itsSegments) {
    return new Cube(
        name,
        title,
        description,
        isPublic,
        meta,
        otherTable,
        null,
        itsJoins,
        itsMeasures,
        itsDimensions,
        itsSegments,
        List.of(),
        hierarchies,
        projectBound,
        place);
  }

  /** The same, with other rows' owners and dimensions. */
  Cube with(boolean bound, Map<String, Dimension> others) {
    return new Cube(
        name,
        title,
        description,
        isPublic,
        meta,
        table,
        sql,
        joins,
        measures,
        others,
        segments,
        preAggregations,
        hierarchies,
        bound,
        place);
  }

  /** What its rows are called in the SQL. */
  String alias() {
    return Title.snake(name);
  }

  /** The member of this name, of whatever kind; null where there is none. */
  @Nullable Member member(String member) {
    Member found = dimensions.get(member);
    found = found == null ? measures.get(member) : found;
    return found == null ? segments.get(member) : found;
  }

  /**
   * The member of this name.
   *
   * @param place where it is named
   * @throws ModelException if there is none
   */
  Member member(String member, Place place) {
    Member found = member(member);
    if (found == null) {
      throw new ModelException(
          place,
          "'%s' has no member '%s'%s"
              .formatted(name, member, YamlMap.meant(member, memberNames())));
    }
    return found;
  }

  /** Everything it has, in the order of dimensions, measures, segments. */
  List<Member> members() {
    var members = new ArrayList<Member>(dimensions.values());
    members.addAll(measures.values());
    members.addAll(segments.values());
    return members;
  }

  /** The names of everything it has. */
  Set<String> memberNames() {
    var names = new java.util.TreeSet<>(dimensions.keySet());
    names.addAll(measures.keySet());
    names.addAll(segments.keySet());
    return names;
  }
}
