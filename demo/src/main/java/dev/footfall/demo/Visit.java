package dev.footfall.demo;

import java.time.Instant;

/**
 * A visitor opens the shop.
 *
 * @param number how many visits it makes for this visitor; from 1
 */
record Visit(Visitor visitor, int number, Instant start) {
  /** What is drawn in the visit. */
  Draw draw() {
    return new Draw(visitor.seed(), number);
  }

  /** Whether the visitor is signed in when it begins. */
  boolean signedIn() {
    return !visitor.userId().isEmpty() && number > visitor.signsIn();
  }

  /** Whether the visitor will sign in. */
  boolean signsIn() {
    return !visitor.userId().isEmpty() && number == visitor.signsIn();
  }
}
