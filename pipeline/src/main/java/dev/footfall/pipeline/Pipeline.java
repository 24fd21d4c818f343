package dev.footfall.pipeline;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.journal.FileJournal;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.Replayed;
import dev.footfall.warehouse.Warehouse;
import dev.footfall.warehouse.WarehouseException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the journal holds into the warehouse, batch by batch, on a thread of its own.
 *
 * <p>A batch is the records [from, to), and a function of them alone. Its bounds are on disk before
 * its insert ({@link Ledger}), so a restart at any point makes the same batch again: the same
 * events, because {@link Once} leaves out what this batch itself stored, under the same token,
 * which the warehouse takes for a repeat. When the warehouse cannot store, the batch is tried again
 * until it can; collection goes on into the journal meanwhile. When it is the events that it does
 * not take, the record that holds them is found and kept as a bad row ({@link Isolation}).
 */
public final class Pipeline implements AutoCloseable {
  private static final Logger LOG = System.getLogger("pipeline");
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final FileJournal journal;
  private final Ledger ledger;
  private final Once once;
  private final OnceReplayed replays;
  private final Isolation isolation;
  private final Cutting cutting;
  private final Warehouse warehouse;
  private final PipelineMetrics metrics;
  private final Consumer<List<Opened>> onlooker;

  /**
   * The end of the last batch that was counted: its checkpoint may fail, and it is stored again.
   */
  private long counted;

  private final CountDownLatch closing = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();

  /** The number after the last record that is stored and that the journal need not keep. */
  private long finished;

  private volatile @Nullable String failure;
  private @Nullable Thread thread;

  /** A pipeline that does nothing before it is started, and that nobody looks at. */
  public Pipeline(
      FileJournal journal,
      Ledger ledger,
      Decoding decoding,
      Warehouse warehouse,
      PipelineMetrics metrics) {
    this(journal, ledger, decoding, warehouse, metrics, records -> {});
  }

  /**
   * A pipeline that does nothing before it is started.
   *
   * @param onlooker is shown the records of each batch when it is stored, duplicates included; a
   *     batch that is repeated after a restart it may see again
   */
  public Pipeline(
      FileJournal journal,
      Ledger ledger,
      Decoding decoding,
      Warehouse warehouse,
      PipelineMetrics metrics,
      Consumer<List<Opened>> onlooker) {
    this.journal = journal;
    this.ledger = ledger;
    this.once = new Once(ledger.beside("known"), warehouse);
    this.replays = new OnceReplayed(warehouse);
    this.isolation = new Isolation(ledger);
    this.cutting = new Cutting(journal, ledger, decoding, isolation);
    this.finished = ledger.stored();
    this.warehouse = warehouse;
    this.metrics = metrics;
    this.onlooker = onlooker;
  }

  /** Starts the thread; the first thing it does is to repeat a batch that was left unfinished. */
  public void start() {
    metrics.watchBacklog(() -> journal.end() - ledger.stored());
    journal.release(ledger.stored());
    thread = Thread.ofPlatform().daemon().name("pipeline").start(this::run);
  }

  /** Waits until the record with this number is stored, or the time is over; tells which. */
  public boolean awaitStored(long sequence, Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lockInterruptibly();
    try {
      while (finished <= sequence && nanos > 0) {
        nanos = progress.awaitNanos(nanos);
      }
      return finished > sequence;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Deletes for good what came in for a project: waits until the journal as it stands is stored,
   * for as long as that takes, and then deletes it from the warehouse. May be done again.
   *
   * @param project a project for which nothing more is appended
   * @throws WarehouseException if it could not be deleted; it may be tried again
   */
  public void erase(long project) throws InterruptedException {
    long last = journal.end() - 1;
    while (!awaitStored(last, Duration.ofSeconds(10))) {}
    warehouse.erase(project);
  }

  /**
   * Checks that batches are being stored.
   *
   * @throws IllegalStateException with what went wrong with the batch at hand
   */
  public void check() {
    String problem = failure;
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  /** Stores what the journal holds, as far as that goes within 20 seconds, and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread == null || thread.join(DRAIN.plusSeconds(10))) {
        once.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(
          Level.WARNING, "The known ids are not on disk and will be read again: " + e.getMessage());
    }
  }

  private void run() {
    try {
      storeAll();
    } catch (Error e) {
      failure = "The pipeline has ended: " + e;
      throw e;
    }
  }

  private void storeAll() {
    long pause;
    long failures = 0;
    do {
      failures = tryOne() ? 0 : failures + 1;
      pause = failures == 0 ? 0 : Math.min(250L << Math.min(failures, 8), LONGEST_PAUSE.toMillis());
    } while (!closingWithin(pause));
    long deadline = System.nanoTime() + DRAIN.toNanos();
    while (journal.end() > ledger.stored() && System.nanoTime() < deadline && tryOne()) {}
  }

  /** Stores the next batch, if there is one; false if that failed. */
  boolean tryOne() {
    try {
      Cut cut = cut();
      if (!cut.records().isEmpty()) {
        cutting.readAhead(cut);
        insert(cut);
      }
      failure = null;
      if (ledger.cut() > ledger.stored()) {
        finish();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      metrics.failed();
      return narrowed(e) || failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether it was the events' fault, and a smaller batch is to be tried at once. */
  private boolean narrowed(Exception fault) {
    try {
      return fault instanceof WarehouseException refusal
          && refusal.kind() == WarehouseException.Kind.DATA
          && isolation.narrow(cutting.first(), refusal);
    } catch (IOException e) {
      return failed(e);
    }
  }

  private boolean failed(Exception e) {
    failure = "The batch after record " + ledger.stored() + " is not stored: " + e.getMessage();
    LOG.log(Level.WARNING, failure + "; trying again");
    return false;
  }

  /** The records of the next batch, whose bounds are on disk. */
  Cut cut() throws IOException, InterruptedException {
    return cutting.next(closing.getCount() > 0);
  }

  /** Makes the batch and stores it in the warehouse. */
  Batch insert(Cut cut) throws IOException {
    long from = cut.from();
    var opened = replays.keep(cut.records(), from);
    var events = new ArrayList<Event>();
    var badRows = new ArrayList<BadRow>();
    var replayed = new ArrayList<Replayed>();
    for (Opened one : opened) {
      events.addAll(one.content().events());
      badRows.addAll(one.content().badRows());
      one.replayed().ifPresent(replayed::add);
    }
    var kept = once.keep(events, from);
    var batch = new Batch(from, cut.to(), kept, badRows, replayed);
    warehouse.store(batch);
    isolation.stored(batch);
    if (batch.to() > counted) {
      counted = batch.to();
      metrics.stored(batch, events.size() - kept.size());
      onlooker.accept(opened);
    }
    return batch;
  }

  private void finish() throws IOException {
    ledger.storedToTheCut();
    journal.release(ledger.stored());
    lock.lock();
    try {
      finished = ledger.stored();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean closingWithin(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
