package dev.footfall.query;

import dev.footfall.warehouse.Rollup;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rollups of a model. Immutable. */
final class Rollups {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Model model;
  private final Map<String, List<Candidate>> byCube = new LinkedHashMap<>();

  /**
   * Reads what the cubes ask for.
   *
   * @throws ModelException if something is named that is not there, with its place
   */
  Rollups(Model model) {
    this.model = model;
    for (Cube cube : model.cubes()) {
      var candidates = cube.preAggregations().stream().map(each -> candidate(cube, each)).toList();
      byCube.put(cube.name(), candidates);
    }
  }

  private Rollups(Model model, Map<String, List<Candidate>> none) {
    this.model = model;
    byCube.putAll(none);
  }

  /** The same of a model with the same cubes. */
  Rollups of(Model other) {
    return byCube.isEmpty() ? none(other) : new Rollups(other);
  }

  /** The same beside cubes that have none. */
  Rollups beside(Model larger) {
    return new Rollups(larger, byCube);
  }

  /** Without any: every answer is the raw tables'. */
  static Rollups none(Model model) {
    return new Rollups(model, Map.of());
  }

  /** The tables that the warehouse has to keep. */
  List<Rollup> tables() {
    var tables = new ArrayList<Rollup>();
    byCube
        .values()
        .forEach(
            candidates ->
                candidates.stream()
                    .map(Candidate::rollup)
                    .forEach(
                        rollup -> {
                          if (rollup != null) {
                            tables.add(rollup.table());
                          }
                        }));
    return tables;
  }

  /**
   * Where the rows of an answer come from: the first rollup, in the cube's order, whose answer is
   * the raw table's, or the raw table.
   *
   * @param plan over the raw table
   * @param whole the tables of rollups that hold all by now
   * @param dates what phrases in filters mean
   */
  Source source(Plan plan, Set<String> whole, DateText dates) {
    var passedOver = new LinkedHashMap<String, String>();
    for (Candidate candidate : byCube.getOrDefault(plan.root().name(), List.of())) {
      try {
        RolledUp rollup = candidate.fitting();
        RollupChoice.check(rollup, model, plan.resolved(), dates);
        if (!whole.contains(rollup.table().table())) {
          throw new UnfitException("is still being filled from history");
        }
        return new Source(rollup.model(), rollup.plan(plan.resolved().query()), rollup, passedOver);
      } catch (UnfitException e) {
        String path = candidate.definition().path();
        passedOver.put(path, path + " " + e.why() + ".");
      }
    }
    return new Source(model, plan, null, passedOver);
  }

  private Candidate candidate(Cube cube, PreAggregation definition) {
    try {
      return new Candidate(definition, RollupDraft.of(model, cube, definition), null);
    } catch (UnfitException e) {
      return new Candidate(definition, null, e);
    }
  }

  /**
   * Where the rows of an answer come from.
   *
   * @param model what its SQL is written from
   * @param plan over that model
   * @param rollup null: the raw table
   * @param passedOver of each rollup that comes before it why it was not used, a sentence, by
   *     {@code Cube.name}
   */
  record Source(Model model, Plan plan, @Nullable RolledUp rollup, Map<String, String> passedOver) {
    /**
     * Writes the SQL of one statement.
     *
     * @param now on the clock of the query's zone
     */
    SqlWriter writer(LocalDateTime now) {
      return new SqlWriter(model, plan, now);
    }

    /** The rollup that answered, as Cube writes it: always fresh, so updated when it was asked. */
    ObjectNode used(Instant at) {
      ObjectNode used = JSON.objectNode();
      if (rollup != null) {
        used.putObject(rollup.table().table())
            .put("preAggregationId", rollup.definition().path())
            .put("lastUpdatedAt", at.toEpochMilli())
            .put("type", PreAggregation.ROLLUP);
      }
      return used;
    }

    /** Which rollup is used, and of each that was looked at before why it was not. */
    ObjectNode told() {
      ObjectNode told = JSON.objectNode();
      told.put("used", rollup == null ? null : rollup.definition().path());
      ObjectNode reasons = told.putObject("passedOver");
      passedOver.forEach(reasons::put);
      return told;
    }
  }

  /** A definition, and what it became, or why it did not. */
  private record Candidate(
      PreAggregation definition, @Nullable RolledUp rollup, @Nullable UnfitException unfit) {
    RolledUp fitting() {
      if (rollup == null) {
        throw unfit == null ? new UnfitException("is not kept") : unfit;
      }
      return rollup;
    }
  }
}
