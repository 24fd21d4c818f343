package dev.footfall.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A piece of a model's SQL by itself, with a name in the place of each reference.
 *
 * @param sql the text
 * @param names the names that stand for references
 * @param columns the expressions that conditions of a query are put on
 */
record Piece(String sql, Set<String> names, List<String> columns) {
  private static final String NAME = "footfall_reference_";

  /** A template's. */
  static Piece of(Template template) {
    var sql = new StringBuilder();
    var names = new LinkedHashSet<String>();
    var columns = new ArrayList<String>();
    for (Template.Part part : template.parts()) {
      String name = NAME + (names.size() + 1);
      switch (part) {
        case Template.Text text -> sql.append(text.sql());
        case Template.Name _ -> sql.append(name);
        case Template.MemberOf _ -> sql.append('(').append(name).append(')');
        case Template.SourceOf _ -> sql.append("SELECT * FROM ").append(name);
        case Template.FilterOf filter -> {
          sql.append('(').append(name).append(')');
          columns.add(filter.column());
        }
        case Template.BucketOf _,
            Template.Within _,
            Template.Asked _,
            Template.Otherwise _,
            Template.End _ ->
            throw new IllegalStateException(part + " in a cube of an operator's");
      }
      if (!(part instanceof Template.Text)) {
        names.add(name);
      }
    }
    return new Piece(sql.toString(), names, columns);
  }
}
