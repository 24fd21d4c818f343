package dev.footfall.query;

import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what can be asked of what somebody wrote: reads it, looks names up, plans, writes SQL. */
final class Preparation {
  private final Model model;
  private final Rollups rollups;
  private final Warehouse warehouse;
  private final Clock clock;

  Preparation(Model model, Rollups rollups, Warehouse warehouse, Clock clock) {
    this.model = model;
    this.rollups = rollups;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * What a request asks.
   *
   * @throws QueryException if a query is not in the query language
   */
  QuerySet read(LoadRequest request) {
    return new QuerySetReader(new QueryReader(clock, request.zone())).read(request.query());
  }

  /**
   * Each of the queries, ready to be asked.
   *
   * @throws QueryException if one asks for something that is not there, or names no project
   */
  List<Prepared> prepare(QuerySet set, LoadRequest request) {
    return set.queries().stream().map(query -> prepare(query, request)).toList();
  }

  /** Whether the request or the query wants the answer worked out anew. */
  static boolean anew(Query query, LoadRequest request) {
    if (request.cache().isEmpty()) {
      return query.anew();
    }
    if (!QueryReader.CACHE_MODES.contains(request.cache())) {
      throw QueryException.format(
          "cache", "must be one of [" + String.join(", ", QueryReader.CACHE_MODES) + "]");
    }
    return request.cache().equals(QueryReader.NO_CACHE);
  }

  private Prepared prepare(Query query, LoadRequest request) {
    Resolved resolved = new Resolver(model).resolve(query);
    Plan plan = new Planner(model).plan(resolved);
    Scope scope = scope(plan, request.project());
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), query.zone());
    Gaps gaps = request.fill() ? Gaps.of(resolved, new DateText(now)) : null;
    var source = rollups.source(plan, warehouse.rollups(), new DateText(now));
    Statement rows = query.limit() == 0 ? null : Prepared.rows(source.writer(now), query, gaps);
    Statement total = query.total() ? source.writer(now).total() : null;
    return new Prepared(plan, source, now, gaps, new Work(rows, total, scope));
  }

  private static Scope scope(Plan plan, @Nullable Long project) {
    if (project == null && !plan.projectBound()) {
      return Scope.noProject();
    }
    if (project == null) {
      throw new QueryException(
          403,
          "'"
              + plan.bound().name()
              + "' belongs to projects: the token must name one, by a claim appId such as"
              + " gitlab_project_1, or project");
    }
    return Scope.project(project);
  }
}
