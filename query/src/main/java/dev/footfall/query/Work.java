package dev.footfall.query;

import dev.footfall.warehouse.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is asked for one result. Equal ones have equal answers while nothing changes:
 * zones, dates and the model are all in the statements.
 *
 * @param rows asks for the rows; null: none are wanted
 * @param total asks for their number without limit and offset; null: nobody wants to know
 * @param scope whose rows are asked about
 */
record Work(@Nullable Statement rows, @Nullable Statement total, Scope scope) {}
