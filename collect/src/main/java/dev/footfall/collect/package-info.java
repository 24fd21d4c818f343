/**
 * Wire protocols, one file each: what a request means ({@link dev.footfall.collect.Protocol}) and
 * what it must be answered ({@link dev.footfall.collect.Reply}). Pure: no I/O, no clock, no chance.
 */
@NullMarked
package dev.footfall.collect;

import org.jspecify.annotations.NullMarked;
