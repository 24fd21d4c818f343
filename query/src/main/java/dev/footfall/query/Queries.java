package dev.footfall.query;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rollup;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import dev.footfall.warehouse.WarehouseException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers queries in Cube's language about the cubes of a model. Safe for use by many threads. */
public final class Queries {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Model model;
  private final Rollups rollups;
  private final Warehouse warehouse;
  private final Clock clock;

  /** Over this model, in this warehouse; phrases such as {@code today} go by this clock. */
  public Queries(Model model, Warehouse warehouse, Clock clock) {
    this(model, new Rollups(model), warehouse, clock);
  }

  /** With these rollups only. */
  Queries(Model model, Rollups rollups, Warehouse warehouse, Clock clock) {
    this.model = model;
    this.rollups = rollups;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Answers a question, in the shape of Cube's {@code load}.
   *
   * @throws QueryException if the query is wrong, names no project, or takes too much
   * @throws WarehouseException if the warehouse cannot answer now, or the question was cancelled
   */
  public ObjectNode load(LoadRequest request) {
    Query query = new QueryReader(clock, request.zone()).read(request.query());
    Resolved resolved = new Resolver(model).resolve(query);
    Plan plan = new Planner(model).plan(resolved);
    if (request.project() == null) {
      throw new QueryException(
          403,
          "'"
              + plan.root().name()
              + "' belongs to projects: the token must name one, by a claim appId such as"
              + " gitlab_project_1, or project");
    }
    ObjectNode result = result(plan, Scope.project(request.project()), request.fill());
    return request.multi() ? multi(result, query) : result;
  }

  /** The rollups of the model, for {@link Warehouse#keep}. */
  public List<Rollup> rollups() {
    return rollups.tables();
  }

  /** What can be asked, in the shape of Cube's {@code meta}. */
  public ObjectNode meta() {
    return new Meta(model).toJson();
  }

  private ObjectNode multi(ObjectNode result, Query query) {
    ObjectNode answer = JSON.objectNode().put("queryType", "regularQuery");
    answer.putArray("results").add(result);
    answer.set("pivotQuery", QueryJson.of(query).put("queryType", "regularQuery"));
    return answer.put("slowQuery", false);
  }

  private ObjectNode result(Plan plan, Scope scope, boolean fill) {
    Resolved resolved = plan.resolved();
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), resolved.query().zone());
    ObjectNode result = JSON.objectNode();
    result.set("query", QueryJson.of(resolved.query()));
    Rollups.Source source = rollups.source(plan, warehouse.rollups(), new DateText(now));
    List<ObjectNode> rows =
        rows(source, resolved, scope, fill ? Gaps.of(resolved, new DateText(now)) : null, now);
    result.put(
        "lastRefreshTime",
        TimeRange.text(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)) + "Z");
    result.set("usedPreAggregations", used(source));
    result.set("annotation", new Annotation(model).of(resolved));
    result.put("dataSource", "default").put("dbType", "clickhouse");
    result.put("external", false).put("slowQuery", false);
    if (resolved.query().total()) {
      result.put("total", total(new SqlWriter(source.model(), source.plan(), now).total(), scope));
    }
    result.set("data", Answer.list(rows));
    return result;
  }

  /** The rollup that answered: always fresh, so updated now. */
  private ObjectNode used(Rollups.Source source) {
    ObjectNode used = JSON.objectNode();
    if (source.rollup() != null) {
      used.putObject(source.rollup().table().table())
          .put("preAggregationId", source.rollup().definition().path())
          .put("lastUpdatedAt", clock.millis())
          .put("type", PreAggregation.ROLLUP);
    }
    return used;
  }

  private List<ObjectNode> rows(
      Rollups.Source source,
      Resolved resolved,
      Scope scope,
      @Nullable Gaps gaps,
      LocalDateTime now) {
    Query query = resolved.query();
    if (query.limit() == 0) {
      return List.of();
    }
    var writer = new SqlWriter(source.model(), source.plan(), now);
    var answer = new Answer(resolved);
    if (gaps == null) {
      return ask(writer.rows(query.limit(), query.offset()), scope, answer::rows);
    }
    int wanted = (int) Math.min((long) query.offset() + query.limit(), Integer.MAX_VALUE);
    var found = ask(writer.rows(gaps.rowsNeeded(wanted), 0), scope, answer::rows);
    return gaps.fill(found, answer, resolved.order(), wanted).stream()
        .skip(query.offset())
        .limit(query.limit())
        .toList();
  }

  private long total(Statement statement, Scope scope) {
    return ask(
        statement,
        scope,
        rows -> {
          List<@Nullable String> row = rows.next();
          String count = row == null ? null : row.getFirst();
          return count == null ? 0L : Long.parseLong(count);
        });
  }

  private <T> T ask(Statement statement, Scope scope, Function<Rows, T> read) {
    var question = new Question(statement.sql(), statement.parameters(), scope, Limits.DEFAULT);
    try (Rows rows = warehouse.ask(question)) {
      return read.apply(rows);
    } catch (WarehouseException e) {
      throw switch (e.kind()) {
        case QUESTION, LIMIT -> new QueryException(400, "Error: " + e.getMessage());
        case DATA, CANCELLED, SETUP, UNAVAILABLE -> e;
      };
    }
  }
}
