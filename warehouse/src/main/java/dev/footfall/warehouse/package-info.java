/**
 * ClickHouse: one interface ({@link dev.footfall.warehouse.Warehouse}) in front of the engine, the
 * schema as numbered SQL files, a batch inserted exactly once, questions that can neither write nor
 * leave their project.
 */
@NullMarked
package dev.footfall.warehouse;

import org.jspecify.annotations.NullMarked;
