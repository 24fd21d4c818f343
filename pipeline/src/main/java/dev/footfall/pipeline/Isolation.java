package dev.footfall.pipeline;

import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.WarehouseException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Finds the record for whose events the warehouse refuses a batch, by halving: nothing of a refused
 * batch is stored, so any smaller one may be cut in its place, and its cut is on disk before its
 * insert (law: Batches). The record is then kept as a bad row, and that decision is on disk before
 * it is done: events and bad row are never both stored.
 *
 * <p>One record is tried several times before it is given up. Where one after the other is refused
 * and nothing else stored, it may be the warehouse after all: then each is tried for minutes.
 */
final class Isolation {
  private static final Logger LOG = System.getLogger("pipeline");
  private static final int TRIES = 3;
  private static final int PATIENT_TRIES = 10;
  private static final int IN_A_ROW = 8;

  private final Ledger ledger;
  private long suspects;
  private int tries;
  private int inARow;

  Isolation(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where a batch that begins at this record has to end, at the latest. */
  long end(long from) {
    return suspects > from ? from + Math.max(1, (suspects - from) / 2) : Long.MAX_VALUE;
  }

  /**
   * Makes the batch smaller that the warehouse refused, or gives its one record up.
   *
   * @param from the batch's first record
   * @return whether to go on at once; else the same batch is to be tried again
   */
  boolean narrow(long from, WarehouseException refusal) throws IOException {
    long records = ledger.cut() - from;
    suspects = ledger.cut();
    if (records > 1) {
      ledger.cutAt(from + records / 2);
      return true;
    }
    tries++;
    if (tries < (inARow < IN_A_ROW ? TRIES : PATIENT_TRIES)) {
      return false;
    }
    LOG.log(
        Level.WARNING,
        "Record " + from + " of the journal becomes a bad row: " + refusal.getMessage());
    ledger.refuse(String.valueOf(refusal.getMessage()));
    return true;
  }

  /** Notes that a batch is stored. */
  void stored(Batch batch) {
    tries = 0;
    if (!ledger.refusal().isEmpty()) {
      inARow++;
    } else if (!batch.events().isEmpty()) {
      inARow = 0;
    }
  }
}
