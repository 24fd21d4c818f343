package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * ClickHouse in this process: libchdb, called through the Foreign Function &amp; Memory API.
 *
 * <h2>Threads</h2>
 *
 * A native call pins a virtual thread to its carrier, and a question may take a minute. So each
 * connection has a platform thread of its own, on which all its calls are made, and everybody else
 * waits for the outcome in Java ({@link Connection}). There are three kinds of connections, so that
 * none waits for another: a pool for questions, one for batches and the look-ups of the pipeline,
 * one for control (reading SQL before it runs, stopping questions, {@link #check}). A question
 * holds its connection until its last row is read or it is closed; the engine works one block ahead
 * of the reader and then waits ({@link StreamedRows}).
 *
 * <h2>Failures</h2>
 *
 * After a failed statement the engine hands out the half-written output with the next answer on the
 * same connection, whoever asks. Every connection is therefore closed after its first failure, and
 * after a question that was given up; a new one costs less than a millisecond.
 *
 * <h2>Signals</h2>
 *
 * The JVM lives by its own handlers of SIGSEGV and others: an implicit null check is a segmentation
 * fault. The engine is told to leave them alone before the first connection is made, and a test
 * ({@code SignalHandlersIT}) has a hundred thousand of them while the engine works.
 *
 * <h2>Limits</h2>
 *
 * Time and memory of a question stand in its own SETTINGS, the memory of the whole engine in its
 * configuration file, which also keeps it from reading one it finds in the user's home. Whatever
 * reads {@code ;} would be several statements, of which only the last had our SETTINGS: the
 * engine's own parser counts them before anything runs.
 *
 * <h2>Locks</h2>
 *
 * One process has a directory open, and a process one directory: the engine knows one path at a
 * time. It is locked by a file of ours first, as the engine explains itself on standard error only.
 * The last connection's end is the engine's; it can be opened again afterwards ({@code
 * chdb_shutdown} would forbid that, and is not called).
 *
 * <h2>The end of the process</h2>
 *
 * When a process exits, the engine takes itself apart, and what still runs in it then reads memory
 * that is gone: the process dies by a segmentation fault. So an engine that nobody closed is closed
 * by a hook of the JVM before that.
 *
 * <h2>Once</h2>
 *
 * A batch is a file in RowBinary, inserted as one block with every setting named that decides how
 * it is cut, under a token made of its numbers (law: Batches). The tables force each insert to
 * disk.
 */
public final class EmbeddedClickHouse implements Warehouse {
  private static final String DATABASE = "footfall";
  private static final AtomicReference<@Nullable Path> OPEN = new AtomicReference<>();
  private static final AtomicLong QUESTION = new AtomicLong();

  private final DirectoryLock lock;
  private final SteadyConnection control;
  private final SteadyConnection upkeep;
  private final ConnectionPool pool;
  private final BatchInsert insert;
  private final Rollups rollups;
  private final Erasure erasure;
  private final Changes changes = new Changes();
  private final Console console;
  private final Set<StreamedRows> running = ConcurrentHashMap.newKeySet();
  private final Thread closeAtExit = new Thread(this::close, "engine-exit");
  private volatile boolean closed;
  private volatile List<String> boundTables = List.of();

  private EmbeddedClickHouse(EngineOptions options, Chdb chdb, DirectoryLock lock) {
    Path home = options.directory().toAbsolutePath();
    var arguments = EngineArguments.of(options);
    this.lock = lock;
    control = new SteadyConnection(() -> Connection.open(chdb, arguments));
    upkeep = new SteadyConnection(() -> connect(chdb, arguments));
    pool =
        new ConnectionPool(
            () -> connect(chdb, arguments), options.connections(), options.patience());
    rollups =
        new Rollups(
            new SteadyConnection(() -> connect(chdb, arguments)),
            this::nameTables,
            () -> kill(Rollups.MARK));
    insert = new BatchInsert(upkeep, home.resolve("incoming"), rollups::giveUp);
    erasure = new Erasure(upkeep, rollups::names);
    console =
        new Console(control, () -> connect(chdb, arguments), changes, this::kill, this::nameTables);
  }

  /**
   * Opens the engine on its directory, making or completing the tables.
   *
   * @throws WarehouseException of kind SETUP if it cannot be opened, saying what to do
   */
  public static EmbeddedClickHouse open(EngineOptions options) {
    Path directory = options.directory().toAbsolutePath();
    var chdb = EngineLibrary.load(EngineLibrary.find(options.library()));
    var lock = DirectoryLock.on(options.directory());
    if (!OPEN.compareAndSet(null, directory)) {
      lock.close();
      throw new WarehouseException(
          Kind.SETUP,
          "This process already has the data directory " + OPEN.get() + " open; close that first");
    }
    EmbeddedClickHouse warehouse;
    try {
      warehouse = new EmbeddedClickHouse(options, chdb, lock);
    } catch (RuntimeException | Error e) {
      OPEN.set(null);
      lock.close();
      throw e;
    }
    try {
      warehouse.prepare(options.directory());
      Runtime.getRuntime().addShutdownHook(warehouse.closeAtExit);
      return warehouse;
    } catch (RuntimeException | Error e) {
      warehouse.close();
      throw e;
    }
  }

  @Override
  public Rows ask(Question question) {
    requireOneReading(question.sql());
    String mark = "question-" + QUESTION.incrementAndGet();
    String sql = BoundedSql.of(question, boundTables, mark);
    var parameters = Parameters.escaped(question);
    var rows = new StreamedRows(pool.take(), sql, parameters, () -> kill(mark), this::ended);
    running.add(rows);
    if (closed) {
      rows.close(); // close() may have looked for it too early
    }
    return rows;
  }

  /** The events first: where they are refused, nothing of the batch is stored. */
  @Override
  public void store(Batch batch) {
    rollups.around(
        batch,
        () -> {
          try (var _ = changes.storing(batch)) {
            insert.events(batch);
            insert.badRequests(batch);
            insert.badRows(batch);
            insert.replayed(batch);
          }
        });
  }

  @Override
  public Output operate(String statement, boolean json) {
    String mark = "operator-" + QUESTION.incrementAndGet();
    return console.run(statement, json ? "JSONEachRow" : "TabSeparated", mark);
  }

  @Override
  public Changes changes() {
    return changes;
  }

  @Override
  public void keep(List<Rollup> wanted, long next) {
    rollups.keep(wanted, next);
  }

  @Override
  public Set<String> rollups() {
    return rollups.whole();
  }

  @Override
  public Set<Known> known(Collection<Sighting> places, long batch) {
    if (places.isEmpty()) {
      return Set.of();
    }
    var list = List.copyOf(places);
    var projects = list.stream().map(place -> Long.toString(place.key().project()));
    var times = list.stream().map(place -> Long.toString(place.time().toEpochMilli()));
    var ids = list.stream().map(place -> "'" + place.key().id() + "'");
    var parameters =
        Map.of(
            "batch", Long.toString(batch),
            "projects", projects.collect(Collectors.joining(",", "[", "]")),
            "times", times.collect(Collectors.joining(",", "[", "]")),
            "ids", ids.collect(Collectors.joining(",", "[", "]")));
    var known = new HashSet<Known>();
    for (List<@Nullable String> row : upkeep.run(Sql.of("known_events.sql"), parameters)) {
      var key = new EventKey(Long.parseLong(value(row, 0)), UUID.fromString(value(row, 1)));
      known.add(new Known(key, UUID.fromString(value(row, 2))));
    }
    return known;
  }

  @Override
  public Set<UUID> replayed(Set<EventKey> keys, long batch) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    return upkeep.run(Sql.of("known_replays.sql"), parameters(keys, batch)).stream()
        .map(row -> UUID.fromString(value(row, 0)))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> parameters(Set<EventKey> keys, long batch) {
    var list = List.copyOf(keys);
    var projects = list.stream().map(key -> Long.toString(key.project()));
    var ids = list.stream().map(key -> "'" + key.id() + "'");
    return Map.of(
        "batch", Long.toString(batch),
        "projects", projects.collect(Collectors.joining(",", "[", "]")),
        "ids", ids.collect(Collectors.joining(",", "[", "]")));
  }

  /**
   * Runs a statement of the program's own that makes rows without a batch, such as a bench's set of
   * events. Nobody may store batches or ask questions meanwhile.
   *
   * @param parameters values of its placeholders, as the engine reads them
   * @throws WarehouseException if it fails; some rows may have been made
   */
  public void make(String statement, Map<String, String> parameters) {
    upkeep.run(statement, parameters);
  }

  @Override
  public void erase(long project) throws InterruptedException {
    delete(changes.deleting(Set.of(project)), () -> erasure.project(project));
  }

  @Override
  public void expire(Map<Long, Instant> oldest) throws InterruptedException {
    delete(changes.deleting(oldest.keySet()), () -> erasure.before(oldest));
  }

  private void delete(Changes.Deletion change, Deleting work) throws InterruptedException {
    boolean done = false;
    rollups.hold();
    try {
      work.run();
      done = true;
    } finally {
      rollups.letGo();
      if (done) {
        change.close();
      } else {
        change.failed();
      }
    }
  }

  @FunctionalInterface
  private interface Deleting {
    void run() throws InterruptedException;
  }

  @Override
  public SqlReader reader() {
    return new EngineSqlReader(upkeep);
  }

  @Override
  public void check() {
    control.run("SELECT 1", Map.of());
  }

  /** Whoever closes it while it is being closed waits too: the process may end behind this call. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    rollups.close();
    pool.drain();
    for (var rows : running) {
      rows.cancel();
      rows.close();
    }
    pool.close();
    upkeep.close();
    control.close();
    lock.close();
    OPEN.set(null);
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and finds nothing left to do.
    }
  }

  private void prepare(Path directory) {
    control.run("CREATE DATABASE IF NOT EXISTS " + DATABASE, Map.of());
    new Schema(upkeep, directory).apply();
    try {
      insert.clean();
    } catch (IOException e) {
      throw new WarehouseException(
          Kind.SETUP, "The data directory " + directory + " cannot be written: make it writable");
    }
    nameTables();
  }

  private void nameTables() {
    boundTables =
        control.run(Sql.of("bound_tables.sql"), Map.of()).stream()
            .map(row -> value(row, 0))
            .toList();
  }

  private static Connection connect(Chdb chdb, List<String> arguments) {
    var connection = Connection.open(chdb, arguments);
    connection.run("USE " + DATABASE, Map.of());
    return connection;
  }

  /**
   * The engine runs several statements one after the other, and our SETTINGS would stand at the
   * last one only. So its own parser counts them first; a text it cannot read is never run.
   */
  private void requireOneReading(String sql) {
    var statements = control.classify(sql);
    if (statements.effect() == Chdb.Statements.NOT_UNDERSTOOD) {
      control.run("SELECT formatQuery({sql:String})", Map.of("sql", Parameters.field(sql)));
    }
    if (statements.count() != 1 || statements.effect() != Chdb.Statements.READS) {
      throw new WarehouseException(
          Kind.QUESTION, "A question is one SELECT: it cannot change anything");
    }
  }

  private void kill(String mark) {
    control.run(
        "KILL QUERY WHERE Settings['log_comment'] = {mark:String} ASYNC", Map.of("mark", mark));
  }

  private void ended(StreamedRows rows) {
    running.remove(rows);
    pool.give(rows.connection());
  }

  private static String value(List<@Nullable String> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }
}
