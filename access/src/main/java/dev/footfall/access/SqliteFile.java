package dev.footfall.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Accounts in an SQLite file of the data directory. */
final class SqliteFile {
  private SqliteFile() {}

  /**
   * Its connections; the file is made for its owner alone where there is none.
   *
   * @throws AccessException if it cannot be made
   */
  static DataSource source(Path file) {
    ownersAlone(file);
    var source = new SQLiteDataSource(settings());
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static SQLiteConfig settings() {
    var settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.enforceForeignKeys(true);
    // What is replaced by its encrypted form must not stay in a free page.
    settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    settings.setBusyTimeout((int) Database.PATIENCE.toMillis());
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
