/**
 * From the journal to the warehouse, each event once: the only place that knows the order of the
 * steps. {@link dev.footfall.pipeline.Pipeline} is the loop, {@link
 * dev.footfall.pipeline.Decoding}, {@link dev.footfall.pipeline.Once} and {@link
 * dev.footfall.pipeline.Ledger} are its steps.
 */
@NullMarked
package dev.footfall.pipeline;

import org.jspecify.annotations.NullMarked;
