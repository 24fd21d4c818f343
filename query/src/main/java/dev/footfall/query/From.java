package dev.footfall.query;

import dev.footfall.query.Tree.Join;
import dev.footfall.query.Tree.SubJoin;
import java.util.ArrayList;

/** Writes where the rows come from as SQL. */
final class From {
  private final Model model;
  private final Ground.Filters filters;

  /**
   * For one query.
   *
   * @param filters what the query asks of members
   */
  From(Model model, Ground.Filters filters) {
    this.model = model;
    this.filters = filters;
  }

  /** {@code FROM} and the joins. */
  String sql(Tree tree) {
    Ground ground = tree.ground().filtered(filters);
    var from = new StringBuilder("\nFROM ").append(model.source(tree.root(), ground));
    from.append(" AS ").append(tree.root().alias());
    for (Join join : tree.joins()) {
      from.append("\nLEFT JOIN ").append(model.source(join.to(), ground));
      from.append(" AS ").append(join.to().alias());
      from.append("\n  ON ").append(model.join(join.from(), join.to().name()).sql());
    }
    tree.subJoins().forEach(join -> from.append(sql(join)));
    return from.toString();
  }

  private String sql(SubJoin join) {
    Ground ground = join.tree().ground().filtered(filters);
    String alias = SubJoin.alias(join.dimension());
    var keys = new ArrayList<String>();
    var columns = new ArrayList<String>();
    var same = new ArrayList<String>();
    for (Member key : model.known(join.dimension().head().cube()).primaryKey()) {
      String name = "key" + (keys.size() + 1);
      String value = model.expression(key, ground).sql();
      keys.add(name);
      columns.add(value + " AS " + name);
      same.add(value + " = " + alias + "." + name);
    }
    columns.add(model.subQuery(join.dimension(), ground).sql() + " AS value");
    return "\nLEFT JOIN (\nSELECT "
        + String.join(", ", columns)
        + sql(join.tree())
        + "\nGROUP BY "
        + String.join(", ", keys)
        + "\n) AS "
        + alias
        + "\n  ON "
        + String.join(" AND ", same);
  }
}
