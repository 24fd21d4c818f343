package dev.footfall.warehouse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waiting for what runs on an engine's thread. */
final class Waiting {
  private Waiting() {}

  /** Waits however long it takes; an interrupt is kept for later, as the native call goes on. */
  static <T> T patiently(CompletableFuture<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return orInterrupted(future);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until it is there or this thread is interrupted. */
  static <T> T orInterrupted(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a native call failed", e.getCause());
    }
  }
}
