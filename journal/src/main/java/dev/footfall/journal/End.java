package dev.footfall.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The number after the last record that is on disk, for those who wait for it to grow. */
final class End {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private volatile long number;

  End(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  void moveTo(long next) {
    lock.lock();
    try {
      number = next;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a record with this number is on disk, or the time is over; tells which. */
  boolean await(long sequence, Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lockInterruptibly();
    try {
      while (number <= sequence && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
      return number > sequence;
    } finally {
      lock.unlock();
    }
  }
}
