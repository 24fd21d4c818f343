package dev.footfall.pipeline;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.EventKey;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Sighting;
import dev.footfall.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which ids may be stored, and at what time: what spares {@link Once} the question to the warehouse
 * for each new event.
 *
 * <h2>Never too little</h2>
 *
 * An event is added before it is stored, so what is stored is here; what is here and not stored (a
 * batch that failed, a project that was erased, another id of the same hash) the warehouse does not
 * confirm. Files are mapped: a killed process loses nothing, a power cut what was not forced. The
 * file {@code forced} names the batch from which on that may be; opening adds the events of that
 * batch and later ones again, which is why adding twice changes nothing. Without the folder it is
 * the first batch.
 *
 * <h2>How much</h2>
 *
 * Sixteen bytes for an id in tables at most three quarters full. The first table is small and each
 * next one four times larger up to {@link #LARGEST} slots; when there are more than {@link #TABLES}
 * (100 million ids) the oldest goes, if nothing in it arrived within a week of the latest event.
 *
 * <p>The hash is keyed by a number of this folder's own: nobody can choose ids that fall together.
 */
final class KnownIds implements AutoCloseable {
  private static final long SMALLEST = 1L << 14;
  private static final long LARGEST = 1L << 22;
  private static final int TABLES = 32;
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /** After so many events the tables are forced: what a power cut may make us read again. */
  private static final long FORCE_EVERY = 1_000_000;

  private static final Limits PATIENT = new Limits(Duration.ofHours(2), 1L << 30);

  private final Path folder;
  private final long key;
  private final List<KnownTable> tables = new ArrayList<>();
  private long oldest;
  private long lastBatch;
  private long unforced;

  private KnownIds(Path folder, long key, long forced) {
    this.folder = folder;
    this.key = key;
    this.lastBatch = forced;
  }

  /**
   * Opens the folder, or makes it from what is stored.
   *
   * @throws IOException if it cannot be read or written
   */
  static KnownIds open(Path folder, Warehouse warehouse) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("forced");
    if (!Files.exists(file)) {
      ForcedText.replace(file, text(new SecureRandom().nextLong(), 0));
    }
    var known = new KnownIds(folder, number(file, 0, "key"), number(file, 1, "batch"));
    try {
      known.openTables();
      known.addStored(warehouse);
      return known;
    } catch (IOException | RuntimeException e) {
      known.tables.forEach(KnownTable::close);
      throw e;
    }
  }

  /** Where events with these keys may be stored. */
  List<Sighting> seen(Collection<EventKey> keys) {
    var seen = new ArrayList<Sighting>();
    for (EventKey one : keys) {
      long hash = hash(one);
      for (KnownTable table : tables) {
        table.find(hash, time -> seen.add(new Sighting(one, Instant.ofEpochMilli(time))));
      }
    }
    return seen;
  }

  /**
   * Adds events that are about to be stored.
   *
   * @param batch their batch's number; all batches with smaller ones were added
   */
  void add(List<Event> events, long batch) throws IOException {
    lastBatch = batch;
    for (Event event : events) {
      long time = millis(event, Field.DERIVED_TSTAMP);
      add(new EventKey(event.project(), event.id()), time, millis(event, Field.COLLECTOR_TSTAMP));
    }
    if (unforced >= FORCE_EVERY) {
      force();
    }
  }

  /** Brings all to disk, and lets go of the files. */
  @Override
  public void close() throws IOException {
    force();
    tables.forEach(KnownTable::close);
  }

  private void openTables() throws IOException {
    List<Path> files;
    try (var found = Files.list(folder)) {
      files = found.filter(file -> number(file) >= 0).sorted().toList();
    }
    oldest = files.isEmpty() ? 0 : number(files.getFirst());
    for (Path file : files) {
      tables.add(KnownTable.open(file));
    }
  }

  private void addStored(Warehouse warehouse) throws IOException {
    var from = Map.of("from", Long.toString(lastBatch));
    try (var rows = warehouse.ask(new Question(stored(), from, Scope.everything(), PATIENT))) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        var one = new EventKey(number(row, 0), UUID.fromString(value(row, 1)));
        add(one, number(row, 2), number(row, 3));
      }
    }
  }

  private static String stored() throws IOException {
    try (var in = Objects.requireNonNull(KnownIds.class.getResourceAsStream("stored_ids.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void add(EventKey one, long time, long arrival) throws IOException {
    if (tables.isEmpty() || tables.getLast().full()) {
      begin(arrival);
    }
    if (!tables.getLast().add(hash(one), time, arrival)) {
      begin(arrival);
      tables.getLast().add(hash(one), time, arrival);
    }
    unforced++;
  }

  private void begin(long now) throws IOException {
    long slots = SMALLEST;
    if (!tables.isEmpty()) {
      tables.getLast().force();
      slots = Math.min(LARGEST, 4 * tables.getLast().slots());
    }
    tables.add(KnownTable.make(file(oldest + tables.size()), slots));
    if (tables.size() > TABLES && tables.getFirst().latestArrival() < now - WEEK) {
      tables.removeFirst().close();
      Files.delete(file(oldest));
      oldest++;
    }
  }

  private void force() throws IOException {
    if (!tables.isEmpty()) {
      tables.getLast().force();
    }
    ForcedText.replace(folder.resolve("forced"), text(key, lastBatch));
    unforced = 0;
  }

  private Path file(long number) {
    return folder.resolve("ids-%08d".formatted(number));
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return name.matches("ids-\\d{8}") ? Long.parseLong(name.substring(4)) : -1;
  }

  /** Never 0, which is what an empty slot has. */
  private long hash(EventKey one) {
    long hash = mixed(key ^ one.project());
    hash = mixed(hash ^ one.id().getMostSignificantBits());
    hash = mixed(hash ^ one.id().getLeastSignificantBits());
    return hash == 0 ? 1 : hash;
  }

  /** Each bit of the number decides about each bit of the result: MurmurHash3's last step. */
  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private static long millis(Event event, Field field) {
    return Objects.requireNonNull(event.time(field), field.column()).toEpochMilli();
  }

  private static String text(long key, long batch) {
    return "key %d%nbatch %d%n".formatted(key, batch);
  }

  private static long number(Path file, int line, String name) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (line >= lines.size() || !lines.get(line).matches(name + " -?\\d+")) {
      throw new IOException("Line %d of %s must give %s".formatted(line + 1, file, name));
    }
    return Long.parseLong(lines.get(line).substring(name.length() + 1));
  }

  private static long number(List<@Nullable String> row, int column) {
    return Long.parseLong(value(row, column));
  }

  private static String value(List<@Nullable String> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }
}
