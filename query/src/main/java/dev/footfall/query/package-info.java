/**
 * The semantic layer: cubes in Cube's YAML ({@link dev.footfall.query.Model}), the query language,
 * and its answers ({@link dev.footfall.query.Queries}). A query is parsed ({@code QueryReader}),
 * its names are looked up ({@code Resolver}), it is planned ({@code Planner}), written as SQL
 * ({@code SqlWriter}) and answered ({@code Answer}).
 */
@NullMarked
package dev.footfall.query;

import org.jspecify.annotations.NullMarked;
