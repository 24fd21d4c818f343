package dev.footfall.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Slows down whoever guesses passwords: ten wrong ones for a name, then a pause. */
final class Throttle {
  private static final int WRONG = 10;
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int NAMES = 10_000;

  private static final Guesses NONE = new Guesses(0, 0);

  private final InstantSource clock;

  /** By {@link #key}: the names somebody guessed for, the longest untouched first. */
  private final Map<String, Guesses> guesses = LinkedHashMap.newLinkedHashMap(64);

  private record Guesses(int wrong, long lastMillis) {}

  Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Refuses a name that was guessed for too often just now.
   *
   * @throws AccessException of kind THROTTLED
   */
  synchronized void refuseGuessing(String username) {
    if (recent(username).wrong() >= WRONG) {
      throw new AccessException(
          AccessException.Kind.THROTTLED,
          "Too many wrong passwords for this user name; try again in 10 minutes");
    }
  }

  /** Notes a wrong password. */
  synchronized void wrong(String username) {
    int before = recent(username).wrong();
    guesses.remove(key(username));
    guesses.put(key(username), new Guesses(before + 1, clock.millis()));
    if (guesses.size() > NAMES) {
      guesses.remove(guesses.keySet().iterator().next());
    }
  }

  private Guesses recent(String username) {
    var noted = guesses.getOrDefault(key(username), NONE);
    return clock.millis() - noted.lastMillis() < PAUSE.toMillis() ? noted : NONE;
  }

  /** Of one size, however long the name is that somebody sends. */
  private static String key(String username) {
    return RandomKey.sha256(username.toLowerCase(Locale.ROOT));
  }
}
