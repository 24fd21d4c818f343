package dev.footfall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TornTailProperty {
  /**
   * Whatever part of the last, never acknowledged group reached the disk, all before it is read.
   */
  @Property(tries = 200)
  void keepsEveryRecordBeforeTheCut(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 5_000) Integer> sizes,
      @ForAll @DoubleRange(min = 0, max = 1) double cut)
      throws IOException {
    Path directory = Files.createTempDirectory("journal");
    try {
      try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
        sizes.forEach(size -> journal.append(new byte[size]));
      }
      Path segment = directory.resolve("0000000000000000000.journal");
      int header = FormatTwo.RECORD_HEADER;
      long whole = FormatTwo.FIRST_RECORD + sizes.stream().mapToLong(size -> header + size).sum();
      long last = whole - header - sizes.getLast();
      try (var file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
        file.truncate(last + (long) (cut * (whole - 1 - last)));
      }
      try (var journal = FileJournal.open(directory, JournalOptions.DEFAULT, 0)) {
        var entries = journal.read(0, journal.end(), Long.MAX_VALUE);
        assertThat(entries.stream().map(entry -> entry.payload().length).toList())
            .isEqualTo(sizes.subList(0, sizes.size() - 1));
      }
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
