package dev.footfall.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data directory, kept to this process for as long as it is open. */
final class DataDirectory implements AutoCloseable {
  /** It holds addresses, user ids and secrets: in the journal, the events and the accounts. */
  private static final FileAttribute<?> OWNERS_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the directory where it is not there, for its owner's eyes only, and takes it.
   *
   * @throws StartException if it cannot be written or another process has it
   */
  static DataDirectory take(Path path) {
    return takeIfFree(path)
        .orElseThrow(
            () ->
                new StartException(
                    "The data directory %s is in use by another Footfall; stop that one or choose another directory with --data."
                        .formatted(path)));
  }

  /**
   * The same; nothing where another process has it.
   *
   * @throws StartException if it cannot be written
   */
  static Optional<DataDirectory> takeIfFree(Path path) {
    try {
      Files.createDirectories(path, OWNERS_ONLY);
      var lock =
          FileChannel.open(
              path.resolve("footfall.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(lock) == null) {
        lock.close();
        return Optional.empty();
      }
      return Optional.of(new DataDirectory(path, lock));
    } catch (IOException e) {
      throw new StartException(
          "Cannot write the data directory %s (%s); make it writable or choose another with --data."
              .formatted(path, e.getClass().getSimpleName()));
    }
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /**
   * Notes whose events lie here: a project's number means another project in other accounts.
   *
   * @param accounts the name of the accounts in use
   * @throws StartException if the directory was used with other accounts
   */
  void belongTo(String accounts) {
    Path note = path.resolve("accounts");
    try {
      if (!Files.exists(note)) {
        Files.writeString(note, accounts + "\n");
      } else if (!Files.readString(note).strip().equals(accounts)) {
        throw new StartException(
            "The data directory %s holds events of the projects of other accounts; set database.url as it was, or choose another directory with --data."
                .formatted(path));
      }
    } catch (IOException e) {
      throw new StartException("Cannot read or write %s (%s).".formatted(note, e));
    }
  }

  /** Throws where nothing can be written any more. */
  void check() {
    if (!Files.isWritable(path)) {
      throw new IllegalStateException("the data directory cannot be written");
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static @Nullable FileLock locked(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process itself has it
    }
  }
}
