package dev.footfall.funnel;

/** In which order a funnel's steps are taken (docs/funnels.md). */
public enum Mode {
  /** One after the other; anything may lie between. */
  ORDERED,
  /** One after the other; of the events that count nothing lies between. */
  STRICT,
  /** Any of them may come first. */
  ANY_ORDER
}
