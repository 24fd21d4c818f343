package dev.footfall.pipeline;

/** Ends everything that passes a place, as a machine that stops does. */
final class Stopped extends Error {
  private static final long serialVersionUID = 1;
}
