/** Funnels: what they count (docs/funnels.md), as SQL of a cube. */
@NullMarked
package dev.footfall.funnel;

import org.jspecify.annotations.NullMarked;
