package dev.footfall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class JournalProperty {
  private static final JournalOptions OPTIONS = Journals.options(8192 + 4_000, 1 << 20);

  /** What may happen to a journal. */
  enum Happening {
    APPEND,
    RELEASE,
    RESTART,
    POWER_CUT,
    FULL_DISK,
    FAILING_FORCE,
    DAMAGED_BYTE
  }

  /** Whatever happens: what was acknowledged is read, but for records whose bytes were damaged. */
  @Property(tries = 150)
  void readsWhatItAcknowledgedWhateverHappens(
      @ForAll("lives") List<Happening> life, @ForAll Random random) throws IOException {
    var world = new World(random);
    try {
      for (var happening : life) {
        world.happens(happening);
      }
      world.restart();
    } finally {
      world.end();
    }
  }

  @Provide
  Arbitrary<List<Happening>> lives() {
    return Arbitraries.frequency(
            Tuple.of(12, Happening.APPEND),
            Tuple.of(2, Happening.RELEASE),
            Tuple.of(1, Happening.RESTART),
            Tuple.of(2, Happening.POWER_CUT),
            Tuple.of(1, Happening.FULL_DISK),
            Tuple.of(1, Happening.FAILING_FORCE),
            Tuple.of(1, Happening.DAMAGED_BYTE))
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  /** A journal, and what is known of it outside. */
  private static final class World {
    private final Random random;
    private final Path directory = Files.createTempDirectory("journal");
    private final TreeMap<Long, String> acknowledged = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<Long> damaged = new HashSet<>();
    private ForgetfulDisk disk = ForgetfulDisk.with(directory);
    private SwitchedDisk switched = new SwitchedDisk(disk);
    private FileJournal journal = open();
    private long released;
    private long appended;

    World(Random random) throws IOException {
      this.random = random;
    }

    void happens(Happening happening) throws IOException {
      switch (happening) {
        case APPEND -> append();
        case RELEASE -> {
          released = Math.max(released, journal.end() - random.nextInt(5));
          journal.release(released);
        }
        case RESTART -> restart();
        case POWER_CUT -> {
          journal.close();
          disk.cutPower(directory, random);
          reopen();
        }
        case FULL_DISK -> switched.failWrites = true;
        case FAILING_FORCE -> switched.failForces = true;
        case DAMAGED_BYTE -> {
          journal.close();
          damage();
          reopen();
        }
      }
    }

    void restart() throws IOException {
      journal.close();
      reopen();
    }

    void end() throws IOException {
      journal.close();
      try (var files = Files.walk(directory)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }

    private void append() {
      if (random.nextInt(4) == 0) {
        switched.failWrites = false;
        switched.failForces = false;
        Journals.awaitReady(journal);
      }
      String text = "record %d %s".formatted(appended++, "x".repeat(random.nextInt(1_500)));
      try {
        long sequence = journal.append(text.getBytes(UTF_8));
        acknowledged.put(sequence, text);
        damaged.remove(sequence);
      } catch (JournalException e) {
        refused.add(text);
      }
    }

    private void reopen() throws IOException {
      disk = ForgetfulDisk.with(directory);
      switched = new SwitchedDisk(disk);
      journal = open();
      compare();
    }

    private FileJournal open() {
      return FileJournal.open(directory, OPTIONS, released, switched, Journals.NOW);
    }

    private void compare() {
      var read = new TreeMap<Long, String>();
      long from = Math.max(released, journal.start());
      var entries = journal.read(from, journal.end(), Long.MAX_VALUE);
      entries.forEach(entry -> read.put(entry.sequence(), new String(entry.payload(), UTF_8)));
      assertThat(entries.stream().map(Entry::sequence)).isSorted().doesNotHaveDuplicates();
      var expected = new TreeMap<>(acknowledged.tailMap(released));
      expected.keySet().removeAll(damaged);
      assertThat(read).containsAllEntriesOf(expected);
      for (Map.Entry<Long, String> entry : read.entrySet()) {
        String told = acknowledged.get(entry.getKey());
        if (told == null || !told.equals(entry.getValue())) {
          assertThat(refused).contains(entry.getValue());
        }
      }
    }

    /** Changes a byte of a segment behind its headers. */
    private void damage() throws IOException {
      var segments = segments();
      if (segments.isEmpty()) {
        return;
      }
      var segment = segments.get(random.nextInt(segments.size()));
      byte[] content = Files.readAllBytes(segment.file());
      int place = random.nextInt(content.length);
      if (place < 4096 || place > 8191) {
        damaged.addAll(recordsAt(segment, place));
        content[place] ^= (byte) (1 << random.nextInt(8));
        Files.write(segment.file(), content);
      }
    }

    private List<Segment> segments() throws IOException {
      try (var files = Files.list(directory)) {
        return files.flatMap(file -> Segment.in(file).stream()).toList();
      }
    }

    private static List<Long> recordsAt(Segment segment, int place) throws IOException {
      var found = new ArrayList<Long>();
      try (var reader = SegmentReader.open(segment, Disk.REAL).orElseThrow()) {
        long next = segment.first();
        boolean more = true;
        while (more) {
          var record = reader.here(next, Long.MAX_VALUE);
          if (record.isPresent()) {
            boolean hit =
                place >= reader.position() && place < reader.position() + record.get().size();
            if (hit) {
              found.add(record.get().entry().sequence());
            }
            next = record.get().entry().sequence() + 1;
            reader.pass(record.get());
          }
          more = record.isPresent() || reader.seek(next, Long.MAX_VALUE);
        }
      }
      return found;
    }
  }

  /** A disk that can be full or failing beside being forgetful. */
  private static final class SwitchedDisk implements Disk {
    private final Disk disk;
    private volatile boolean failWrites;
    private volatile boolean failForces;

    SwitchedDisk(Disk disk) {
      this.disk = disk;
    }

    @Override
    public FileChannel open(Path file, StandardOpenOption... options) throws IOException {
      return new DelegatingChannel(disk.open(file, options)) {
        @Override
        public int write(ByteBuffer source, long position) throws IOException {
          if (failWrites) {
            super.write(source.slice(source.position(), source.remaining() / 2), position);
            throw new IOException("No space left on device");
          }
          return super.write(source, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
          if (failForces) {
            throw new IOException("Input/output error");
          }
          super.force(metaData);
        }
      };
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      disk.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
      disk.forceFolder(folder);
    }
  }
}
