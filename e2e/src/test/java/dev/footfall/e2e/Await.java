package dev.footfall.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer is the one that is waited for. */
final class Await {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /**
   * The first answer that fits.
   *
   * @throws AssertionError with the last answer, after {@code limit}
   */
  static <T> T until(Duration limit, Supplier<T> question, Predicate<T> fits) {
    Instant end = Instant.now().plus(limit);
    while (true) {
      T answer = question.get();
      if (fits.test(answer)) {
        return answer;
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited " + limit + " in vain; the last answer: " + answer);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
