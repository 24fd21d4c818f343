package dev.footfall.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a journal's directory holds after whatever ended the last process, made fit to go on behind:
 * no file in it is written again.
 */
final class Recovery {
  private final Path directory;
  private final Steps steps;
  private final Quarantine quarantine;

  private Recovery(Path directory, Steps steps, Quarantine quarantine) {
    this.directory = directory;
    this.steps = steps;
    this.quarantine = quarantine;
  }

  /**
   * A segment that is there.
   *
   * @param created when it was made, in milliseconds since 1970
   * @param size bytes it takes
   */
  record Found(Segment segment, long created, long size) {}

  /**
   * What is there.
   *
   * @param segments oldest first
   * @param end no record has this number or a higher one
   */
  record State(List<Found> segments, long end) {}

  /** Reads the directory, puts aside what cannot be read and cuts off a torn tail. */
  static State of(Path directory, Steps steps, Quarantine quarantine) throws IOException {
    return new Recovery(directory, steps, quarantine).state();
  }

  private State state() throws IOException {
    var found = new ArrayList<Found>();
    long end = 0;
    for (var segment : segments()) {
      var reader = SegmentReader.open(segment, steps.disk());
      if (reader.isPresent()) {
        try (var records = reader.get()) {
          found.add(found(segment, records.created()));
          end = 0;
        }
      } else {
        end = Math.max(end, withoutHeader(segment));
      }
    }
    if (!found.isEmpty()) {
      var last = found.removeLast();
      end = Math.max(end, mend(last.segment()));
      found.add(found(last.segment(), last.created()));
    }
    return new State(List.copyOf(found), end);
  }

  private List<Segment> segments() throws IOException {
    try (var files = Files.list(directory)) {
      var all = files.toList();
      for (var file : all) {
        if (Segment.unfinished(file)) {
          steps.delete(file);
        }
      }
      return all.stream()
          .map(Segment::in)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(Segment::first))
          .toList();
    }
  }

  private static Found found(Segment segment, long created) throws IOException {
    long since = created > 0 ? created : Files.getLastModifiedTime(segment.file()).toMillis();
    return new Found(segment, since, Files.size(segment.file()));
  }

  /** Puts such a segment aside; gives the number after the last record that can have been in it. */
  private long withoutHeader(Segment segment) throws IOException {
    long size = Files.size(segment.file());
    if (size <= FormatOne.HEADER) {
      // The first format gave a segment its name before its header was on disk.
      steps.delete(segment.file());
      return segment.first();
    }
    quarantine.keep(segment);
    return segment.first() + size / FormatOne.HEADER;
  }

  /**
   * Cuts off the torn tail of the last segment, and forces what is left: a killed process may have
   * written it without, and the next segment's being there says that it is on disk.
   *
   * @return the number after the last record
   */
  private long mend(Segment last) throws IOException {
    long end = last.first();
    long size;
    try (var records = SegmentReader.open(last, steps.disk()).orElseThrow()) {
      boolean more = true;
      while (more) {
        var record = records.here(end, Long.MAX_VALUE);
        record.ifPresent(records::pass);
        end = record.map(r -> r.entry().sequence() + 1).orElse(end);
        more =
            record.isPresent()
                || (records.laterCallsForced(end) && records.seek(end, Long.MAX_VALUE));
      }
      size = records.position();
    }
    try (var channel = steps.disk().open(last.file(), StandardOpenOption.WRITE)) {
      if (channel.size() > size) {
        steps.truncate(channel, size);
      }
      steps.force(channel);
    }
    return end;
  }
}
