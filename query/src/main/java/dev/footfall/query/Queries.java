package dev.footfall.query;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rollup;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Warehouse;
import dev.footfall.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers queries in Cube's language about the cubes of a model. Safe for use by many threads. */
public final class Queries {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Model model;
  private final Rollups rollups;
  private final Warehouse warehouse;
  private final Clock clock;
  private final Patience patience;
  private final Preparation preparation;
  private final Model doorModel;
  private final Rollups doorRollups;
  private final Preparation doorPreparation;
  private final Running running;
  private final ResultCache cache;

  /** Over this model, in this warehouse; phrases such as {@code today} go by this clock. */
  public Queries(Model model, Warehouse warehouse, Clock clock) {
    this(model, warehouse, clock, Patience.USUAL);
  }

  /** The same with another patience. */
  Queries(Model model, Warehouse warehouse, Clock clock, Patience patience) {
    this(model, new Rollups(model), warehouse, clock, patience);
  }

  /** The same with these rollups and another patience. */
  Queries(Model model, Rollups rollups, Warehouse warehouse, Clock clock, Patience patience) {
    this.model = model;
    this.rollups = rollups;
    this.warehouse = warehouse;
    this.clock = clock;
    this.patience = patience;
    this.preparation = new Preparation(model, rollups, warehouse, clock);
    this.doorModel = model.atProjectDoor();
    this.doorRollups = rollups.of(doorModel);
    this.doorPreparation = new Preparation(doorModel, doorRollups, warehouse, clock);
    this.running = new Running(this::work, patience);
    this.cache = new ResultCache();
  }

  private Queries(Queries others, MoreCubes more) {
    this.model = others.model.and(more);
    this.rollups = others.rollups.beside(model);
    this.warehouse = others.warehouse;
    this.clock = others.clock;
    this.patience = others.patience;
    this.preparation = new Preparation(model, rollups, warehouse, clock);
    this.doorModel = model.atProjectDoor();
    this.doorRollups = others.doorRollups.beside(doorModel);
    this.doorPreparation = new Preparation(doorModel, doorRollups, warehouse, clock);
    this.running = others.running;
    this.cache = others.cache;
  }

  /** The same, about these cubes too; of two with one name the model's own is meant. */
  public Queries with(MoreCubes more) {
    return more.cubes().isEmpty() ? this : new Queries(this, more);
  }

  /**
   * Answers a question, in the shape of Cube's {@code load}. Where the answer takes long, it is
   * {@code {"error": "Continue wait"}}: whoever asks again goes on waiting.
   *
   * @throws QueryException if the query is wrong, names no project, or takes too much
   * @throws WarehouseException if the warehouse cannot answer now, or the question was cancelled
   */
  public ObjectNode load(LoadRequest request) {
    QuerySet set = preparation(request).read(request);
    if (!request.multi() && set.type() != QuerySet.Type.REGULAR) {
      throw new QueryException(
          400,
          "'"
              + set.type().word()
              + "' query type is not supported by the client.Please update the client.");
    }
    List<Prepared> asked = preparation(request).prepare(set, request);
    try {
      var results = new Results(model, set);
      List<Found> found = answers(asked, request);
      return request.multi()
          ? results.multi(asked, found)
          : results.one(asked.getFirst(), found.getFirst());
    } catch (ContinueWait e) {
      return JSON.objectNode().put("error", e.getMessage());
    }
  }

  /**
   * What a question means, without asking it, in the shape of Cube's {@code dry-run}.
   *
   * @throws QueryException if the query is wrong, or names no project
   */
  public ObjectNode dryRun(LoadRequest request) {
    QuerySet set = preparation(request).read(request);
    return DryRun.of(set, preparation(request).prepare(set, request));
  }

  /**
   * The SQL of a question, in the shape of Cube's {@code sql}: a list where there are several.
   *
   * @throws QueryException if the query is wrong, or names no project
   */
  public JsonNode sql(LoadRequest request) {
    QuerySet set = preparation(request).read(request);
    var texts = preparation(request).prepare(set, request).stream().map(SqlText::of).toList();
    return set.type() == QuerySet.Type.REGULAR ? texts.getFirst() : JSON.arrayNode().addAll(texts);
  }

  /** The same questions answered by the raw tables alone: what rollups are compared with. */
  public Queries withoutRollups() {
    return new Queries(model, Rollups.none(model), warehouse, clock, patience);
  }

  /** The rollups of the model, for {@link Warehouse#keep}. */
  public List<Rollup> rollups() {
    return rollups.tables();
  }

  /** What can be asked, in the shape of Cube's {@code meta}. */
  public ObjectNode meta() {
    return meta(false, false);
  }

  /**
   * The same.
   *
   * @param extended whether the SQL of each member, its file and the cube's joins are told, too
   * @param onlyViews whether cubes that are no views are left out
   */
  public ObjectNode meta(boolean extended, boolean onlyViews) {
    return new Meta(model).toJson(extended, onlyViews);
  }

  /** What a project's people can ask at its own door. */
  public ObjectNode metaAtDoor(boolean extended) {
    return new Meta(doorModel).toJson(extended, false);
  }

  private Preparation preparation(LoadRequest request) {
    return request.atDoor() ? doorPreparation : preparation;
  }

  /** How many questions are worked on, or answered and not taken yet. */
  int running() {
    return running.count();
  }

  /** All questions are asked at once, and all are given the same time. */
  private List<Found> answers(List<Prepared> asked, LoadRequest request) {
    long deadline = System.nanoTime() + patience.hold().toNanos();
    var waiting = asked.stream().map(one -> begin(one, request)).toList();
    var found = new ArrayList<Found>();
    RuntimeException failure = null;
    for (Waiting one : waiting) {
      try {
        found.add(one.answer(deadline));
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return found;
  }

  private Waiting begin(Prepared asked, LoadRequest request) {
    var mark =
        Preparation.anew(asked.query(), request)
            ? OptionalLong.empty()
            : new Freshness(warehouse.changes())
                .mark(asked.plan(), asked.work(), new DateText(asked.now()));
    if (mark.isPresent()) {
      Found known = cache.get(asked.work(), mark.getAsLong());
      if (known != null) {
        return _ -> known;
      }
    }
    Running.Seat seat = running.join(asked.work(), mark, request.client());
    return deadline -> seat.await(deadline - System.nanoTime());
  }

  private Found work(Work work, OptionalLong mark) {
    Instant at = clock.instant();
    List<List<@Nullable String>> rows = work.rows() == null ? List.of() : ask(work.rows(), work);
    long total = work.total() == null ? 0 : count(ask(work.total(), work));
    var found = new Found(rows, total, at);
    mark.ifPresent(was -> cache.put(work, was, found));
    return found;
  }

  private static long count(List<List<@Nullable String>> rows) {
    String count = rows.isEmpty() ? null : rows.getFirst().getFirst();
    return count == null ? 0 : Long.parseLong(count);
  }

  private List<List<@Nullable String>> ask(Statement statement, Work work) {
    var limits = new Limits(patience.work(), Limits.DEFAULT.memory());
    var question = new Question(statement.sql(), statement.parameters(), work.scope(), limits);
    try (Rows rows = warehouse.ask(question)) {
      var all = new ArrayList<List<@Nullable String>>();
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
      return all;
    } catch (WarehouseException e) {
      throw switch (e.kind()) {
        case QUESTION, LIMIT -> new QueryException(400, "Error: " + e.getMessage());
        case DATA, CANCELLED, SETUP, UNAVAILABLE -> e;
      };
    }
  }

  /** An answer that is there, or will be. */
  @FunctionalInterface
  private interface Waiting {
    Found answer(long deadline);
  }
}
