/**
 * The vocabulary every room shares: a request as it was received ({@link
 * dev.footfall.event.Envelope}), what was read from it ({@link dev.footfall.event.Event}, {@link
 * dev.footfall.event.BadRow}), the canonical list of fields ({@link dev.footfall.event.Field}) and
 * whose it is ({@link dev.footfall.event.Project}).
 */
@NullMarked
package dev.footfall.event;

import org.jspecify.annotations.NullMarked;
