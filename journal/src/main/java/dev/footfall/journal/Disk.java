package dev.footfall.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How the journal opens its files; a test puts a disk here that fails or forgets. */
@FunctionalInterface
interface Disk {
  /** The machine's own file system. */
  Disk REAL = FileChannel::open;

  /** Opens a file. */
  FileChannel open(Path file, StandardOpenOption... options) throws IOException;
}
