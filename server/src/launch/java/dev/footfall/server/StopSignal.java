package dev.footfall.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Waits until the system asks the process to stop. Java's own handling would exit with 143 (128 +
 * SIGTERM) and close the log while requests finish; a stop that was asked for and went well is exit
 * code 0. A second signal ends the process at once.
 *
 * <p>Compiled with {@link Launch}: the compiler warns of {@code sun.misc} whatever it is told, and
 * everywhere else a warning is an error.
 */
final class StopSignal {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicBoolean before = new AtomicBoolean();

  /** Takes SIGTERM and SIGINT over. */
  StopSignal() {
    Signal.handle(new Signal("TERM"), this::receive);
    Signal.handle(new Signal("INT"), this::receive);
  }

  /** Returns when the process is asked to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  private void receive(Signal signal) {
    if (before.getAndSet(true)) {
      Runtime.getRuntime().halt(128 + signal.getNumber());
    }
    asked.countDown();
  }
}
