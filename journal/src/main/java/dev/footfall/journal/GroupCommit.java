package dev.footfall.journal;

import java.io.IOException;
import java.time.Duration;
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
  private final long upkeepNanos;
  private final Store store;
  private final Thread thread;
  private volatile boolean closed;
  private long nextUpkeep;

  /** What the one thread does. */
  interface Store {
    /**
     * Stores a group with one force; returns the first record's sequence number when all are on
     * disk.
     */
    long store(List<byte[]> payloads) throws IOException;

    /** Does what is to be done from time to time. */
    void upkeep();
  }

  /** A record that waits for the disk; the last one of all has no payload. */
  private record Waiting(byte @Nullable [] payload, CompletableFuture<Long> sequence) {}

  /**
   * A thread that stores.
   *
   * @param upkeep how often it does the upkeep
   */
  GroupCommit(long groupBytes, Duration upkeep, Store store) {
    this.groupBytes = groupBytes;
    this.upkeepNanos = upkeep.toNanos();
    this.nextUpkeep = System.nanoTime() + upkeepNanos;
    this.store = store;
    this.thread = Thread.ofPlatform().daemon().name("journal").unstarted(this::run);
  }

  void start() {
    thread.start();
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
      var reason =
          cause instanceof JournalException known ? known.reason() : JournalException.Reason.DISK;
      throw new JournalException(reason, String.valueOf(cause.getMessage()), cause);
    }
  }

  boolean closed() {
    return closed;
  }

  /** How many records wait. */
  long waiting() {
    return queue.size();
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
      if (System.nanoTime() - nextUpkeep >= 0) {
        store.upkeep();
        nextUpkeep = System.nanoTime() + upkeepNanos;
      }
    }
    var rest = new ArrayList<Waiting>();
    queue.drainTo(rest);
    rest.forEach(w -> w.sequence().completeExceptionally(closedError()));
  }

  /** All that wait, up to the group's size; none if none comes before the next upkeep. */
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

  private @Nullable Waiting take() {
    try {
      return queue.poll(Math.max(0, nextUpkeep - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nothing ends this thread but close(), which puts its mark into the queue.
      return null;
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
    return new JournalException(JournalException.Reason.CLOSED, "The journal is closed");
  }
}
