package dev.footfall.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of the journal, named by its first record's number; {@link Format} says what is in it.
 *
 * @param first the first record's sequence number
 * @param file the file
 */
record Segment(long first, Path file) {
  private static final String SUFFIX = ".journal";
  private static final String UNFINISHED = ".new";

  /** The segment that begins with this record. */
  static Segment at(Path directory, long first) {
    return new Segment(first, directory.resolve("%019d%s".formatted(first, SUFFIX)));
  }

  /** The segment in this file, if its name is a segment's. */
  static Optional<Segment> in(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("\\d{19}\\" + SUFFIX)
        ? Optional.of(new Segment(Long.parseLong(name.substring(0, 19)), file))
        : Optional.empty();
  }

  /** Whether the file is what a crash left of a segment that was being made. */
  static boolean unfinished(Path file) {
    return file.toString().endsWith(SUFFIX + UNFINISHED);
  }

  /** Where the segment is made before it gets its name. */
  Path unfinished() {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }
}
