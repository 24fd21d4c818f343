package dev.footfall.query;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query that is ready to be asked.
 *
 * @param plan what it asks for, over the cubes' own tables
 * @param source where its rows come from
 * @param now when it is asked, on the clock of the query's zone
 * @param gaps what is to be filled in its answer; null: nothing
 * @param work what the engine is asked
 */
record Prepared(
    Plan plan, Rollups.Source source, LocalDateTime now, @Nullable Gaps gaps, Work work) {
  /** The query as it was written. */
  Query query() {
    return plan.resolved().query();
  }

  /** What the engine found as rows of the answer, its gaps filled. */
  List<ObjectNode> rows(Found found) {
    var answer = new Answer(plan.resolved());
    List<ObjectNode> rows = answer.rows(found.rows());
    if (gaps == null || query().limit() == 0) {
      return rows;
    }
    int wanted = (int) Math.min((long) query().offset() + query().limit(), Integer.MAX_VALUE);
    return gaps.fill(rows, answer, wanted).stream()
        .skip(query().offset())
        .limit(query().limit())
        .toList();
  }

  /** The statement of the rows, also where none are wanted. */
  static Statement rows(SqlWriter writer, Query query, @Nullable Gaps gaps) {
    if (gaps == null) {
      return writer.rows(query.limit(), query.offset());
    }
    int wanted = (int) Math.min((long) query.offset() + query.limit(), Integer.MAX_VALUE);
    return writer.rows(gaps.rowsNeeded(wanted), 0);
  }
}
