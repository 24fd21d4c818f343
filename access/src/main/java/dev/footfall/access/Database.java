package dev.footfall.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The relational database behind this room, with its schema up to date. The statements are standard
 * SQL; what differs between products is only what stands in this class.
 */
final class Database implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String SQLITE_ID = "integer primary key autoincrement";
  private static final ClasspathSqlLocator STATEMENTS = ClasspathSqlLocator.removingComments();

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens an SQLite file, made for its owner alone where there is none.
   *
   * @throws AccessException if the file cannot be used, or a newer program wrote it
   */
  static Database sqlite(Path file, InstantSource clock) {
    ownersAlone(file);
    var sqlite = new SQLiteDataSource(settings());
    sqlite.setUrl("jdbc:sqlite:" + file);
    var config = new HikariConfig();
    config.setPoolName("accounts");
    config.setDataSource(sqlite);
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    var database = new Database(new HikariDataSource(config));
    try {
      new Migrations(database.jdbi, SQLITE_ID, clock).apply();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** The statement in the resource of that name. */
  static String statement(String name) {
    return STATEMENTS.locate("dev/footfall/access/" + name);
  }

  /** Asks the database something trivial; throws where it cannot answer. */
  void check() {
    jdbi.useHandle(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    pool.close();
  }

  private static SQLiteConfig settings() {
    var settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.enforceForeignKeys(true);
    // What is replaced by its encrypted form must not stay in a free page.
    settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    settings.setBusyTimeout((int) PATIENCE.toMillis());
    // A transaction that reads first and writes later cannot wait for another writer in WAL mode.
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return settings;
  }

  /** SQLite gives its side files the mode of the database: it is enough to make that one. */
  private static void ownersAlone(Path file) {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createFile(file, mode);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw new AccessException(
          AccessException.Kind.SETUP,
          "Cannot create " + file + ": " + e + "; choose another data directory with --data.");
    }
  }
}
