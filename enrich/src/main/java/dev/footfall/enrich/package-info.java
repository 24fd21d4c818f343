/**
 * What is worked out about an event from itself, its request and data that comes with the program:
 * one file per enrichment, one event in, one event out, no memory.
 */
@NullMarked
package dev.footfall.enrich;

import org.jspecify.annotations.NullMarked;
