package dev.footfall.warehouse;

import dev.footfall.event.Failpoint;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of rollups, fills them from history, and lets go of those nobody wants.
 *
 * <h2>The cut</h2>
 *
 * Batches have rising numbers and are stored one after the other. A view is made between two of
 * them, under the number of the next: it passes on the rows of that batch and of later ones, and
 * history is what earlier ones brought. They are all there, and no repeat of one of them is passed
 * on; a repeat of a later one is known by its token. So each row comes once, whatever is stored
 * meanwhile.
 *
 * <h2>Ends</h2>
 *
 * A table whose comment says {@code whole} and that has its view is whole. What else a process
 * leaves behind is made anew from the beginning by the next one.
 *
 * <h2>Hands</h2>
 *
 * Whoever deletes from the source holds the hands meanwhile: no day is read before and written
 * after.
 */
final class Rollups implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.rollups");
  private static final String TABLES = Sql.of("rollup_tables.sql");
  private static final String WHOLE = "whole";
  private static final Duration RETRY = Duration.ofMinutes(1);

  /** What a running fill can be found by. */
  static final String MARK = "rollup-fill";

  private final SteadyConnection connection;
  private final Runnable named;
  private final Runnable kill;
  private final ReentrantLock hands = new ReentrantLock();
  private final ReentrantLock storing = new ReentrantLock();
  private final Set<String> whole = ConcurrentHashMap.newKeySet();
  private final Map<Rollup, Long> begun = new HashMap<>();
  private List<Rollup> wanted = List.of();
  private long next;
  private @Nullable Thread thread;
  private volatile boolean closing;

  /**
   * Without any rollup.
   *
   * @param connection for nobody else
   * @param named told when there are new tables, before anybody may read them
   * @param kill ends what runs under {@link #MARK}
   */
  Rollups(SteadyConnection connection, Runnable named, Runnable kill) {
    this.connection = connection;
    this.named = named;
    this.kill = kill;
  }

  /** Keeps these from now on, and no others. Those that have to be filled are, meanwhile. */
  void keep(List<Rollup> rollups, long nextBatch) {
    next = nextBatch;
    wanted = List.copyOf(rollups);
    var found = tables();
    for (Rollup rollup : wanted) {
      if (WHOLE.equals(found.get(rollup.table())) && found.containsKey(rollup.feed())) {
        whole.add(rollup.table());
      } else {
        tryToBegin(rollup);
      }
    }
    named.run();
    thread = Thread.ofPlatform().daemon().name("rollups").start(this::fillAll);
  }

  /** The tables that hold what their source holds. */
  Set<String> whole() {
    return whole;
  }

  /** All tables, also those that are being filled or let go of. */
  List<String> names() {
    return tables().entrySet().stream()
        .filter(table -> !table.getKey().endsWith("_feed"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Stores a batch, between two of which views are made. */
  void around(Batch batch, Runnable store) {
    storing.lock();
    try {
      next = batch.from();
      store.run();
      next = batch.to();
    } finally {
      storing.unlock();
    }
  }

  /** Nothing is filled, made or dropped until {@link #letGo}. */
  void hold() throws InterruptedException {
    hands.lockInterruptibly();
  }

  /** Ends what {@link #hold} began. */
  void letGo() {
    hands.unlock();
  }

  /**
   * Takes a rollup away that does not take a batch's rows: what is collected goes before. The next
   * start tries it anew.
   *
   * @return whether a rollup was to blame, and the batch may be stored again
   */
  boolean giveUp(WarehouseException fault) {
    String feed = fault.view();
    if (!feed.startsWith(Rollup.PREFIX)) {
      return false;
    }
    connection.run("DROP VIEW IF EXISTS " + feed + " SYNC", Map.of());
    whole.remove(feed.substring(0, feed.length() - "_feed".length()));
    LOG.log(
        Level.WARNING,
        "The view {0} does not take an event and is gone: error {1}",
        feed,
        fault.code());
    return true;
  }

  @Override
  public void close() {
    closing = true;
    var filling = thread;
    if (filling != null) {
      filling.interrupt();
      try {
        while (!filling.join(Duration.ofMillis(100))) {
          kill.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    connection.close();
  }

  private void fillAll() {
    var left = new ArrayList<>(wanted);
    left.removeIf(rollup -> whole.contains(rollup.table()));
    try {
      while (!closing && !tryToFill(left)) {
        Thread.sleep(RETRY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills them; false if one has to be tried again. */
  private boolean tryToFill(List<Rollup> left) throws InterruptedException {
    for (Rollup rollup : List.copyOf(left)) {
      try {
        fill(rollup);
        left.remove(rollup);
      } catch (WarehouseException e) {
        if (closing) {
          return false;
        }
        report(rollup, e);
        tryToAbandon(rollup);
        if (e.kind() == Kind.QUESTION) {
          left.remove(rollup);
        }
      }
    }
    return left.isEmpty() && triedToDropOthers();
  }

  /** What is half filled feeds nobody: the next try begins anew. */
  private void tryToAbandon(Rollup rollup) throws InterruptedException {
    begun.remove(rollup);
    hold();
    try {
      drop(rollup.table());
    } catch (WarehouseException e) {
      report(rollup, e);
    } finally {
      letGo();
    }
  }

  private void tryToBegin(Rollup rollup) {
    try {
      begin(rollup);
    } catch (WarehouseException e) {
      report(rollup, e);
    }
  }

  /** What the engine says may quote an event, and stays out of the log. */
  private static void report(Rollup rollup, WarehouseException e) {
    LOG.log(
        Level.WARNING,
        "The rollup {0}.{1} is not there yet: {2}",
        rollup.cube(),
        rollup.name(),
        e.code() == 0 ? e.getMessage() : "the engine's error " + e.code());
  }

  /** Makes the table and its view, from the next batch on. */
  private void begin(Rollup rollup) {
    var sql = new RollupSql(rollup);
    String table;
    try {
      table = sql.table(connection.run(sql.describe(), Map.of()));
    } catch (IllegalArgumentException e) {
      throw new WarehouseException(Kind.QUESTION, String.valueOf(e.getMessage()));
    }
    storing.lock();
    try {
      drop(rollup.table());
      Failpoint.pass("rollup.table.before");
      connection.run(table, Map.of());
      Failpoint.pass("rollup.view.before");
      connection.run(sql.view(next), Map.of());
      Failpoint.pass("rollup.view.after");
      begun.put(rollup, next);
    } finally {
      storing.unlock();
    }
    named.run();
  }

  private void fill(Rollup rollup) throws InterruptedException {
    var sql = new RollupSql(rollup);
    hold();
    try {
      if (!begun.containsKey(rollup)) {
        begin(rollup);
      }
    } finally {
      letGo();
    }
    long from = Objects.requireNonNull(begun.get(rollup));
    for (List<@Nullable String> day : connection.run(sql.days(from), Map.of())) {
      fill(sql, from, LocalDate.parse(Objects.requireNonNull(day.getFirst())));
    }
    Failpoint.pass("rollup.whole.before");
    comment(rollup);
    Failpoint.pass("rollup.whole.after");
  }

  private void fill(RollupSql sql, long from, LocalDate day) throws InterruptedException {
    hold();
    try {
      Failpoint.pass("rollup.fill.before");
      connection.run(sql.fill(from, day, MARK), Map.of());
      Failpoint.pass("rollup.fill.after");
    } finally {
      letGo();
    }
  }

  /** Unless it was given up meanwhile. */
  private void comment(Rollup rollup) {
    storing.lock();
    try {
      if (tables().containsKey(rollup.feed())) {
        connection.run(
            "ALTER TABLE " + rollup.table() + " MODIFY COMMENT '" + WHOLE + "'", Map.of());
        whole.add(rollup.table());
        LOG.log(Level.INFO, "The rollup {0}.{1} is whole", rollup.cube(), rollup.name());
      }
    } finally {
      storing.unlock();
    }
  }

  /** What no definition names any more goes when the ones in its place are whole. */
  private boolean triedToDropOthers() throws InterruptedException {
    hold();
    try {
      var keep = new HashSet<String>();
      wanted.forEach(rollup -> keep.add(rollup.table()));
      for (String table : names()) {
        if (!keep.contains(table)) {
          drop(table);
        }
      }
      return true;
    } catch (WarehouseException e) {
      if (!closing) {
        LOG.log(Level.WARNING, "An old rollup is not dropped yet: error {0}", e.code());
      }
      return false;
    } finally {
      letGo();
    }
  }

  private void drop(String table) {
    Failpoint.pass("rollup.drop.before");
    connection.run("DROP VIEW IF EXISTS " + table + "_feed SYNC", Map.of());
    Failpoint.pass("rollup.drop.between");
    connection.run("DROP TABLE IF EXISTS " + table + " SYNC", Map.of());
  }

  /** How far each table is, views among them. */
  private Map<String, String> tables() {
    var tables = new HashMap<String, String>();
    for (var row : connection.run(TABLES, Map.of("prefix", Rollup.PREFIX))) {
      tables.put(Objects.requireNonNull(row.getFirst()), Objects.requireNonNull(row.get(1)));
    }
    return tables;
  }
}
