/**
 * What the demo shows: a month of a small tea shop's traffic, made from a seed and sent through a
 * collector, and the shop itself, whose pages carry a real tracker.
 */
@NullMarked
package dev.footfall.demo;

import org.jspecify.annotations.NullMarked;
