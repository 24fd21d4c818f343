package dev.footfall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where damaged bytes are put, in the folder {@code quarantine} of the journal, before reading goes
 * on behind them: they may be all that is left of a request, and their segment will be deleted. A
 * file is named by its segment and the bytes' place in it, so that what is read again is not put
 * aside again. Nothing deletes these files but a person.
 */
final class Quarantine {
  private static final System.Logger LOG = System.getLogger("journal");

  private final Path folder;
  private final Steps steps;
  private final LongAdder stretches = new LongAdder();
  private final LongAdder missing = new LongAdder();
  private long reported;

  Quarantine(Path journal, Steps steps) {
    this.folder = journal.resolve("quarantine");
    this.steps = steps;
  }

  /**
   * Puts bytes aside.
   *
   * @param position their place in the segment
   * @param first the first record that cannot be read because of them
   * @param after the number after the last one
   */
  synchronized void keep(Segment segment, long position, ByteBuffer bytes, long first, long after)
      throws IOException {
    Path file = folder.resolve("%019d-%d.damaged".formatted(segment.first(), position));
    if (!Files.exists(file)) {
      open();
      write(file, bytes);
      stretches.increment();
      warn(
          "%d damaged bytes in %s at byte %d are put aside as %s"
              .formatted(bytes.limit(), segment.file(), position, file));
    }
    missing(first, after);
  }

  /** Puts a segment aside whose header cannot be read: without it no record in it can be. */
  synchronized void keep(Segment segment) throws IOException {
    open();
    Path file = folder.resolve(segment.file().getFileName());
    steps.rename(segment.file(), file);
    stretches.increment();
    warn("%s has no readable header and is put aside as %s".formatted(segment.file(), file));
  }

  /** Tells of records that cannot be read, once. */
  synchronized void missing(long first, long after) {
    long from = Math.max(first, reported);
    if (from < after) {
      missing.add(after - from);
      reported = after;
      warn("The records from %d to before %d cannot be read".formatted(from, after));
    }
  }

  /** How many stretches of bytes were put aside since the start. */
  long stretches() {
    return stretches.sum();
  }

  /** How many records were found missing since the start. */
  long missing() {
    return missing.sum();
  }

  private void open() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      steps.forceFolder(folder.resolveSibling("."));
    }
  }

  private void write(Path file, ByteBuffer bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    steps.delete(unfinished);
    try (var channel =
        steps.disk().open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      steps.write(channel, bytes.duplicate().rewind(), 0);
      steps.force(channel);
    }
    steps.rename(unfinished, file);
  }

  private static void warn(String message) {
    LOG.log(System.Logger.Level.WARNING, "The journal is damaged: " + message);
  }
}
