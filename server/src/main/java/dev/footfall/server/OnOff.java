package dev.footfall.server;

/** {@code on} or {@code off} on a command line. */
enum OnOff {
  ON,
  OFF;

  /** Whether it is on. */
  boolean on() {
    return this == ON;
  }
}
