package dev.footfall.access;

import static java.time.ZoneOffset.UTC;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What visitors without a cookie are recognised with: a salt for each day in UTC, the same after a
 * restart, and destroyed when its day is over. There is no older one: what arrives late, arrives
 * today.
 */
public final class DailySalt {
  private static final int BYTES = 32;

  private final Jdbi jdbi;
  private final Secrets secrets;
  private final InstantSource clock;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile @Nullable Day current;

  DailySalt(Jdbi jdbi, Secrets secrets, InstantSource clock) {
    this.jdbi = jdbi;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** One day's. */
  private record Day(LocalDate date, byte[] salt) {
    @Override
    public String toString() {
      return "salt of " + date;
    }
  }

  /** Today's salt, 32 bytes; from memory after the day's first time. */
  public byte[] today() {
    var day = current;
    return (day != null && day.date.equals(date()) ? day : change()).salt.clone();
  }

  /** Destroys the salts of other days than today, in memory and in the database. */
  public void destroyOlder() {
    changing.lock();
    try {
      var today = date();
      forget(today);
      if (jdbi.withHandle(handle -> delete(handle, today)) > 0) {
        overwriteLog();
      }
    } finally {
      changing.unlock();
    }
  }

  private Day change() {
    changing.lock();
    try {
      var today = date();
      forget(today);
      var known = current;
      if (known == null) {
        known = new Day(today, jdbi.inTransaction(handle -> kept(handle, today)));
        current = known;
        overwriteLog();
      }
      return known;
    } finally {
      changing.unlock();
    }
  }

  private void forget(LocalDate today) {
    var known = current;
    if (known != null && !known.date.equals(today)) {
      current = null;
      Arrays.fill(known.salt, (byte) 0);
    }
  }

  private byte[] kept(Handle handle, LocalDate today) {
    delete(handle, today);
    var salt =
        find(handle, today).orElseGet(() -> HexFormat.of().formatHex(RandomKey.bytes(BYTES)));
    handle.execute(
        "insert into daily_salts (utc_day, sealed) values (?, ?) on conflict do nothing",
        today.toString(),
        secrets.seal(purpose(today), salt));
    return HexFormat.of().parseHex(salt);
  }

  private static int delete(Handle handle, LocalDate today) {
    return handle.execute("delete from daily_salts where utc_day <> ?", today.toString());
  }

  private Optional<String> find(Handle handle, LocalDate today) {
    return handle
        .createQuery("select sealed from daily_salts where utc_day = :today")
        .bind("today", today.toString())
        .mapTo(String.class)
        .findOne()
        .map(kept -> secrets.open(purpose(today), kept));
  }

  /** What SQLite deletes stays in its write-ahead log until that is emptied. */
  private void overwriteLog() {
    jdbi.useHandle(Database::emptyLog);
  }

  private LocalDate date() {
    return LocalDate.ofInstant(clock.instant(), UTC);
  }

  private static String purpose(LocalDate day) {
    return "salt of " + day;
  }
}
