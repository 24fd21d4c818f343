package dev.footfall.pipeline;

import dev.footfall.journal.Entry;
import dev.footfall.journal.FileJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Decides where batches begin and end, and reads them. While one is being stored the next one is
 * read ahead, on a thread of its own: nothing is decided by that, a cut is made and on disk before
 * its batch is stored and not earlier.
 */
final class Cutting {
  /** How long a batch gathers: long enough for few, large parts, short enough for fresh numbers. */
  private static final Duration LINGER = Duration.ofMillis(300);

  private static final Duration IDLE = Duration.ofMillis(200);

  private final FileJournal journal;
  private final Ledger ledger;
  private final Decoding decoding;
  private final Isolation isolation;
  private @Nullable FutureTask<Gathering> ahead;

  Cutting(FileJournal journal, Ledger ledger, Decoding decoding, Isolation isolation) {
    this.journal = journal;
    this.ledger = ledger;
    this.decoding = decoding;
    this.isolation = isolation;
  }

  /** The first record of the next batch: the journal may not have all that were not stored. */
  long first() {
    return Math.max(ledger.stored(), journal.start());
  }

  /**
   * The next batch, whose bounds are on disk; without records if there is nothing to do, or the
   * journal can read none of them.
   *
   * @param linger whether a small batch waits for more
   */
  Cut next(boolean linger) throws IOException, InterruptedException {
    long from = first();
    var begun = begun(from);
    if (ledger.cut() > from) {
      var entries = journal.read(from, ledger.cut(), Long.MAX_VALUE);
      return cut(ledger.cut(), entries.stream().map(this::again).toList());
    }
    if (!journal.await(from, IDLE)) {
      if (from > ledger.stored()) {
        // The journal lost all that was left: nobody waits for it until something new comes.
        ledger.cutAt(from);
      }
      return cut(ledger.cut(), List.of());
    }
    var batch = begun == null ? gathering(from).readOn() : begun.readOn();
    if (linger && !batch.full()) {
      journal.await(batch.last() - 1, LINGER);
      batch.readOn();
    }
    ledger.cutAt(batch.to());
    return cut(batch.to(), batch.records());
  }

  /** Begins to read what comes after a batch. */
  void readAhead(Cut cut) {
    boolean whole = isolation.end(cut.to()) == Long.MAX_VALUE;
    if (ahead == null && whole && journal.end() > cut.to()) {
      var batch = gathering(cut.to());
      var begun = new FutureTask<>(batch::readOn);
      ahead = begun;
      Thread.ofPlatform().daemon().name("pipeline-ahead").start(begun);
    }
  }

  /**
   * What was read ahead, if the next batch begins there and may be as large; nothing is read now.
   */
  private @Nullable Gathering begun(long from) throws InterruptedException {
    var task = ahead;
    if (task == null) {
      return null;
    }
    try {
      var begun = task.get();
      if (begun.from() > from) {
        return null;
      }
      ahead = null;
      return begun.from() == from && begun.to() <= isolation.end(from) ? begun : null;
    } catch (ExecutionException e) {
      // It is read again, and fails again where the fault is one that lasts.
      ahead = null;
      return null;
    }
  }

  private Gathering gathering(long from) {
    return new Gathering(journal, decoding::open, from, isolation.end(from));
  }

  /** A record of a batch that is repeated, which may have been decided to be a bad row. */
  private Opened again(Entry entry) {
    String refusal = ledger.refusal();
    return refusal.isEmpty() ? decoding.open(entry) : decoding.refused(entry, refusal);
  }

  private Cut cut(long to, List<Opened> records) {
    return new Cut(ledger.stored(), to, records);
  }
}
