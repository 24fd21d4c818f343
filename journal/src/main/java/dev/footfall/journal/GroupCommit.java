package dev.footfall.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gathers what many threads want stored, so that one force serves all that wait. */
final class GroupCommit implements AutoCloseable {
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final long groupBytes;
  private final Store store;
  private final Thread thread;
  private volatile boolean closed;

  /** Stores a group with one force. */
  @FunctionalInterface
  interface Store {
    /** Returns the first record's sequence number when all are on disk. */
    long store(List<byte[]> payloads) throws IOException;
  }

  /** A record that waits for the disk; the last one of all has no payload. */
  private record Waiting(byte @Nullable [] payload, CompletableFuture<Long> sequence) {}

  GroupCommit(long groupBytes, Store store) {
    this.groupBytes = groupBytes;
    this.store = store;
    this.thread = Thread.ofPlatform().daemon().name("journal").start(this::run);
  }

  /** Waits until the record is on disk; returns its sequence number. */
  long append(byte[] payload) {
    var waiting = new Waiting(payload, new CompletableFuture<>());
    queue.add(waiting);
    if (closed) {
      // The thread may have taken its last group already.
      waiting.sequence().completeExceptionally(closedError());
    }
    try {
      return waiting.sequence().join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new JournalException(String.valueOf(cause.getMessage()), cause);
    }
  }

  boolean closed() {
    return closed;
  }

  /** Stores what waits, and ends. */
  @Override
  public void close() {
    closed = true;
    queue.add(new Waiting(null, new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean last = false;
    while (!last) {
      var group = gather();
      last = group.removeIf(waiting -> waiting.payload() == null);
      if (!group.isEmpty()) {
        commit(group);
      }
    }
    var rest = new ArrayList<Waiting>();
    queue.drainTo(rest);
    rest.forEach(w -> w.sequence().completeExceptionally(closedError()));
  }

  /** All that wait, up to the group's size: at least one. */
  private List<Waiting> gather() {
    var group = new ArrayList<Waiting>();
    Waiting next = take();
    long bytes = 0;
    while (next != null) {
      group.add(next);
      bytes += next.payload() == null ? 0 : next.payload().length;
      next = bytes < groupBytes ? queue.poll() : null;
    }
    return group;
  }

  private Waiting take() {
    while (true) {
      try {
        var waiting = queue.poll(1, TimeUnit.HOURS);
        if (waiting != null) {
          return waiting;
        }
      } catch (InterruptedException e) {
        // Nothing ends this thread but close(), which puts its mark into the queue.
      }
    }
  }

  private void commit(List<Waiting> group) {
    var payloads = new ArrayList<byte[]>(group.size());
    for (var waiting : group) {
      if (waiting.payload() != null) {
        payloads.add(waiting.payload());
      }
    }
    try {
      long first = store.store(payloads);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).sequence().complete(first + i);
      }
    } catch (IOException | RuntimeException | Error e) {
      group.forEach(w -> w.sequence().completeExceptionally(e));
    }
  }

  private static JournalException closedError() {
    return new JournalException("The journal is closed");
  }
}
