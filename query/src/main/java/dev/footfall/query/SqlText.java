package dev.footfall.query;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a query's SQL in the shape of Cube's {@code sql}. The engine adds the project's filter and
 * the limits to it.
 */
final class SqlText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SqlText() {}

  /**
   * The SQL with its values, in the order of their placeholders {@code p1}, {@code p2} and so on.
   */
  static ObjectNode of(Prepared asked) {
    Resolved resolved = asked.plan().resolved();
    var statement = Prepared.rows(asked.source().writer(asked.now()), asked.query(), null);
    ObjectNode json = JSON.objectNode();
    ObjectNode sql = json.putObject("sql").put("external", false);
    var text = sql.putArray("sql").add(statement.sql());
    var values = text.addArray();
    statement.parameters().values().forEach(values::add);
    sql.putArray("lambdaQueries");
    resolved.buckets().stream()
        .findFirst()
        .ifPresent(
            bucket ->
                sql.put("timeDimensionAlias", bucket.alias())
                    .put("timeDimensionField", bucket.dimension().path()));
    sql.set("order", DryRun.order(resolved));
    sql.putArray("cacheKeyQueries");
    var used = sql.putArray("preAggregations");
    RolledUp rollup = asked.source().rollup();
    if (rollup != null) {
      used.addObject()
          .put("preAggregationId", rollup.definition().path())
          .put("tableName", rollup.table().table())
          .put("type", PreAggregation.ROLLUP);
    }
    sql.set("rollups", asked.source().told());
    sql.put("dataSource", "default");
    ObjectNode aliases = sql.putObject("aliasNameToMember");
    resolved.dimensions().forEach(each -> aliases.put(each.alias(), each.path()));
    resolved.buckets().forEach(each -> aliases.put(each.alias(), each.path()));
    resolved.measures().forEach(each -> aliases.put(each.alias(), each.path()));
    sql.put("canUseTransformedQuery", false);
    var names = sql.putArray("memberNames");
    names(resolved).forEach(names::add);
    return json.put("dataSource", "default");
  }

  private static List<String> names(Resolved resolved) {
    var names = new ArrayList<String>();
    resolved.members().stream().map(Member::path).distinct().forEach(names::add);
    return names;
  }
}
