package dev.footfall.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The machine's file system; a test puts one here that fails or forgets. */
@FunctionalInterface
interface Disk {
  /** The real one. */
  Disk REAL = FileChannel::open;

  /** Opens a file. */
  FileChannel open(Path file, StandardOpenOption... options) throws IOException;

  /** Gives a file another name in its folder; a file of that name is replaced at once. */
  default void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a file, if it is there. */
  default void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Forces the names in a folder: without it a power cut may forget them. */
  default void forceFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
