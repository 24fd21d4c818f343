package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a data directory to one process. The engine has a lock of its own, but says so on standard
 * error only; this one is tried first.
 */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel file;

  private DirectoryLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Makes the directory if need be and locks it.
   *
   * @throws WarehouseException of kind SETUP if it is in use or cannot be written
   */
  static DirectoryLock on(Path directory) {
    try {
      Files.createDirectories(directory);
      var file =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(file)) {
        file.close();
        throw new WarehouseException(
            Kind.SETUP,
            "The data directory "
                + directory
                + " is in use by another process; stop it or give another --data.dir");
      }
      return new DirectoryLock(file);
    } catch (IOException e) {
      throw new WarehouseException(
          Kind.SETUP,
          "The data directory "
              + directory
              + " cannot be written; make it writable or give another --data.dir");
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process itself has it open
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      System.getLogger(DirectoryLock.class.getName())
          .log(System.Logger.Level.WARNING, "The data directory's lock did not close", e);
    }
  }
}
