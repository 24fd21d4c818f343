package dev.footfall.warehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;

/**
 * A question's SQL with our own SETTINGS at its end: the project filter, the limits, and read-only
 * last, so that nothing the SQL brings along can change them (law: The project filter).
 */
final class BoundedSql {
  private BoundedSql() {}

  /**
   * The text to run.
   *
   * @param tables the tables that have a {@code project_id}, with their database
   * @param mark what the running question can be found by
   */
  static String of(Question question, Collection<String> tables, String mark) {
    var settings = new ArrayList<String>();
    if (question.scope() instanceof Scope.OneProject(long project)) {
      settings.add("additional_table_filters = {" + filters(tables, project) + "}");
    }
    settings.add("join_use_nulls = 1"); // a row that finds no other has nothing, not 0 or ''
    settings.add("log_comment = '" + mark + "'");
    settings.add("max_execution_time = " + seconds(question.limits()));
    settings.add("max_memory_usage = " + Math.max(1, question.limits().memory()));
    settings.add("readonly = 1");
    return question.sql() + "\nSETTINGS " + String.join(", ", settings);
  }

  private static String filters(Collection<String> tables, long project) {
    return String.join(", ", tables.stream().map(table -> filter(table, project)).toList());
  }

  private static String filter(String table, long project) {
    return Question.literal(table) + " : 'project_id = " + project + "'";
  }

  // 0 would mean no limit
  private static String seconds(Limits limits) {
    return BigDecimal.valueOf(Math.max(1, limits.time().toMillis()), 3).toPlainString();
  }
}
