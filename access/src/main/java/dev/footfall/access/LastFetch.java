package dev.footfall.access;

import java.time.Instant;
import java.util.Optional;

/**
 * How a followed repository stands.
 *
 * @param at when it was last fetched
 * @param succeededAt when that last went well
 * @param problem what went wrong the last time; empty: nothing
 */
public record LastFetch(Optional<Instant> at, Optional<Instant> succeededAt, String problem) {
  /** Of a repository that was not fetched yet. */
  public static final LastFetch NONE = new LastFetch(Optional.empty(), Optional.empty(), "");

  private static final int LONGEST = 600;

  /** Cuts a long problem. */
  public LastFetch {
    problem = problem.length() > LONGEST ? problem.substring(0, LONGEST) : problem;
  }

  /** After another fetch. */
  public LastFetch then(Instant now, String itsProblem) {
    return new LastFetch(
        Optional.of(now), itsProblem.isEmpty() ? Optional.of(now) : succeededAt, itsProblem);
  }
}
