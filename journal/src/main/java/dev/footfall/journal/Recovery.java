package dev.footfall.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a journal's directory holds after whatever ended the last process.
 *
 * @param segments the segments, oldest first; the last one is the one to go on with
 * @param size bytes of the last segment that are sound; what lies behind was never acknowledged
 * @param end the sequence number after the last record
 */
record Recovery(List<Segment> segments, long size, long end) {
  /**
   * Reads the directory.
   *
   * @throws JournalException where an acknowledged record is damaged
   */
  static Recovery of(Path directory, Disk disk) throws IOException {
    var segments = new ArrayList<>(segments(directory));
    while (!segments.isEmpty()) {
      Segment last = segments.getLast();
      var reader = SegmentReader.open(last, disk);
      if (reader.isPresent()) {
        try (var records = reader.get()) {
          return scan(segments, records);
        }
      }
      forget(last);
      segments.removeLast();
    }
    return new Recovery(List.of(), 0, 0);
  }

  private static List<Segment> segments(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(Segment::in)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(Segment::first))
          .toList();
    }
  }

  private static Recovery scan(List<Segment> segments, SegmentReader records) throws IOException {
    long end = records.segment().first();
    while (records.next().isPresent()) {
      end++;
    }
    if (records.laterCallsForced(end)) {
      throw new JournalException(
          "The journal is damaged: record %d in %s at byte %d cannot be read, and later ones can; restore the file, or move it away to start without its events"
              .formatted(end, records.segment().file(), records.position()));
    }
    return new Recovery(List.copyOf(segments), records.position(), end);
  }

  /** Deletes a segment without a sound header, if it was torn while it was made. */
  private static void forget(Segment segment) throws IOException {
    // The header is forced before the first record is written: a longer file lost it later.
    if (Files.size(segment.file()) > Segment.HEADER) {
      throw new JournalException(
          "The journal is damaged: %s has no readable header; restore the file, or move it away to start without its events"
              .formatted(segment.file()));
    }
    Files.delete(segment.file());
  }
}
