package dev.footfall.journal;

import dev.footfall.event.Failpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the journal changes on a disk, step by step, with a {@link Failpoint} before and after each.
 *
 * @param disk where
 * @param forces how many files were forced
 */
record Steps(Disk disk, LongAdder forces) {
  Steps(Disk disk) {
    this(disk, new LongAdder());
  }

  /** Writes all of these bytes at a place of the file. */
  void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    Failpoint.pass("journal.write.before");
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    Failpoint.pass("journal.write.after");
  }

  /** Forces the file's content, and of its size what reading needs. */
  void force(FileChannel channel) throws IOException {
    Failpoint.pass("journal.force.before");
    channel.force(false);
    forces.increment();
    Failpoint.pass("journal.force.after");
  }

  /** Cuts a file off. */
  void truncate(FileChannel channel, long size) throws IOException {
    Failpoint.pass("journal.truncate.before");
    channel.truncate(size);
    Failpoint.pass("journal.truncate.after");
  }

  /** Gives a file its name, for good. */
  void rename(Path from, Path to) throws IOException {
    Failpoint.pass("journal.rename.before");
    disk.rename(from, to);
    Failpoint.pass("journal.rename.after");
    forceFolder(folder(to));
  }

  /** Deletes a file; a power cut may bring it back. */
  void delete(Path file) throws IOException {
    Failpoint.pass("journal.delete.before");
    disk.delete(file);
    Failpoint.pass("journal.delete.after");
  }

  /** Makes the names in a folder as durable as the files. */
  void forceFolder(Path folder) throws IOException {
    Failpoint.pass("journal.folder.before");
    disk.forceFolder(folder);
    Failpoint.pass("journal.folder.after");
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
  }
}
