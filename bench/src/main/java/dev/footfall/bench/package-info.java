/** The figures of the plan, measured against a server process that is started for it. */
@NullMarked
package dev.footfall.bench;

import org.jspecify.annotations.NullMarked;
