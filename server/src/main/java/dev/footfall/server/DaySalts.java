package dev.footfall.server;

import dev.footfall.access.DailySalt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hands the door the day's salt, and destroys it when the day is over though nobody comes. */
final class DaySalts implements AutoCloseable {
  private static final Logger LOG = System.getLogger("footfall.door");
  private static final Duration BETWEEN = Duration.ofSeconds(20);

  private final DailySalt salt;
  private final CountDownLatch closed = new CountDownLatch(1);

  private DaySalts(DailySalt salt) {
    this.salt = salt;
  }

  /** Looks after it until closed; a salt that an earlier run left behind is destroyed at once. */
  static DaySalts start(DailySalt salt) {
    salt.destroyOlder();
    var salts = new DaySalts(salt);
    Thread.ofVirtual().name("day-salts").start(salts::run);
    return salts;
  }

  /**
   * Today's salt. Empty where the database does not answer: an event is not lost for that, its
   * visitor only not recognised.
   */
  byte[] today() {
    try {
      return salt.today();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "There is no salt for today's visitors without a cookie", e);
      return new byte[0];
    }
  }

  private void run() {
    try {
      while (!closed.await(BETWEEN.toSeconds(), TimeUnit.SECONDS)) {
        destroyOlder();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void destroyOlder() {
    try {
      salt.destroyOlder();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Yesterday's salt is not destroyed yet, trying again", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
