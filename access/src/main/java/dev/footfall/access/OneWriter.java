package dev.footfall.access;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Makes PostgreSQL do what SQLite does by itself: of all transactions of this room, in every
 * process, one runs at a time. What a transaction has read therefore still holds when it writes:
 * the last owner, a free name, a file not applied yet.
 *
 * <p>A lock of the server's, held until commit or rollback, and taken before anything is read. The
 * isolation level must be "read committed": at the higher ones PostgreSQL would take its snapshot
 * before it waits for the lock, and show what was there before the wait.
 */
final class OneWriter extends DelegatingTransactionHandler {
  /** One number for all that Footfall does; a lock is the database's own. */
  private static final String TAKE =
      "set local lock_timeout = '10s'; select pg_advisory_xact_lock(7312040)";

  OneWriter(TransactionHandler handler) {
    super(handler);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws java.sql.SQLException {
    return new OneWriter(getDelegate().specialize(handle));
  }

  @Override
  public void begin(Handle handle) {
    super.begin(handle);
    try {
      handle.execute(TAKE);
    } catch (JdbiException e) {
      super.rollback(handle);
      throw e;
    }
  }
}
