package dev.footfall.query;

import dev.footfall.warehouse.Rollup;

/**
 * A rollup that can be kept: the cube once more, over the rollup's table. Its members mean what the
 * cube's of the same names do, so a query that has no others is answered by either.
 *
 * @param definition what the model asks for
 * @param table what the warehouse keeps
 * @param model the model with the cube over the rollup's table
 * @param grid its buckets
 */
record RolledUp(PreAggregation definition, Rollup table, Model model, BucketGrid grid) {
  /** The cube over the rollup's table. */
  Cube cube() {
    return model.known(definition.cube());
  }

  /** A plan for a query that has only members of the cube over the rollup's table. */
  Plan plan(Query query) {
    return new Planner(model).plan(new Resolver(model).resolve(query));
  }
}
