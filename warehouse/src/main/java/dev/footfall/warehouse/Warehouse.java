package dev.footfall.warehouse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where events are kept and questions are answered. Safe for use by many threads. */
public interface Warehouse extends AutoCloseable {
  /**
   * Starts answering a question. The question runs read-only, within its scope and its limits.
   *
   * @return the answer's rows, streamed; the caller closes them, which ends the question
   * @throws WarehouseException if the question cannot be run
   */
  Rows ask(Question question);

  /**
   * Stores a batch exactly once: storing it again, with the same records under the same number,
   * changes nothing.
   *
   * @throws WarehouseException of kind DATA if the engine does not take its events: nothing of the
   *     batch is stored then, and it may be stored in parts under other numbers; else if it could
   *     not be stored now: the same batch may be tried again, and no other of its number
   */
  void store(Batch batch);

  /**
   * Of the given events those that were stored before this batch, at the time given.
   *
   * @param places the events looked for; one may have several times
   * @param batch the number of the batch at hand; what it stored itself does not count
   * @throws WarehouseException if the warehouse cannot answer
   */
  Set<Known> known(Collection<Sighting> places, long batch);

  /**
   * Of the given bad rows those that were read again before this batch.
   *
   * @param keys the bad rows looked for, by project and id
   * @param batch the number of the batch at hand; what it stored itself does not count
   * @return their ids
   * @throws WarehouseException if the warehouse cannot answer
   */
  Set<UUID> replayed(Set<EventKey> keys, long batch);

  /**
   * Deletes all rows of a project for good, and returns when none is left. Doing it again changes
   * nothing; where it was cut short, doing it again finishes it.
   *
   * @param project a project of which no more events are stored
   * @throws WarehouseException if they could not be deleted; it may be tried again
   * @throws InterruptedException if the thread is told to stop waiting
   */
  void erase(long project) throws InterruptedException;

  /**
   * Deletes what is older than it is kept, for good, and returns when nothing is left of it. Doing
   * it again changes nothing; where it was cut short, doing it again finishes it.
   *
   * @param oldest by project the time before which nothing is kept; of other projects all is kept
   * @throws WarehouseException if something could not be deleted; it may be tried again
   * @throws InterruptedException if the thread is told to stop waiting
   */
  void expire(Map<Long, Instant> oldest) throws InterruptedException;

  /**
   * Runs one statement of the operator's, who may read everything and make, fill, change and drop
   * tables and views that are not Footfall's own, in the events' database.
   *
   * @param json whether rows are JSON objects, one to a line; else the values are separated by tabs
   * @return what it prints; the caller closes it
   * @throws WarehouseException if it fails, or does something else
   */
  Output operate(String statement, boolean json);

  /** What tells whether an answer of earlier is still true. */
  Changes changes();

  /** What the engine says about SQL that is not run. */
  SqlReader reader();

  /**
   * Keeps these rollups from now on, and no others. New ones are filled from what is stored, while
   * everything else goes on; a definition that changed is another rollup, and the old one goes when
   * the new one is there. To be called once, before the first batch is stored.
   *
   * @param wanted the rollups
   * @param next the number of the next batch; all with smaller numbers are stored
   */
  void keep(List<Rollup> wanted, long next);

  /** The tables of the rollups that hold all that their sources hold, as they are now. */
  Set<String> rollups();

  /**
   * Checks that the warehouse can answer.
   *
   * @throws WarehouseException saying what is wrong
   */
  void check();

  /** Ends all questions and lets go of the data directory; the process lives on. */
  @Override
  void close();
}
