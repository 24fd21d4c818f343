package dev.footfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What is stored is what is read back: events with random values in random fields. */
class RowBinaryProperty {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final String COLUMNS =
      Field.all().stream().map(Field::column).collect(Collectors.joining(", "));

  private static Path directory = Path.of("");
  private static @Nullable Warehouse warehouse;
  private static int next;

  @BeforeContainer
  static void open() throws IOException {
    directory = Files.createTempDirectory("footfall-rows");
    warehouse = EmbeddedClickHouse.open(EngineOptions.in(directory));
  }

  @AfterContainer
  static void close() throws IOException {
    opened().close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void storesEveryFieldAsItIs(@ForAll("batches") List<Event> events) {
    int batch = next++;
    opened().store(new Batch(batch, batch + 1, events, List.of()));

    var stored = new ArrayList<Event>();
    for (List<@Nullable String> row :
        Samples.rows(
            opened(),
            "SELECT " + COLUMNS + " FROM events WHERE project_id = 3 AND batch = " + batch)) {
      stored.add(event(row));
    }
    assertThat(stored).containsExactlyInAnyOrderElementsOf(events);
  }

  @Provide
  Arbitrary<List<Event>> batches() {
    return Arbitraries.lazy(this::events).list().ofMinSize(1).ofMaxSize(20);
  }

  private Arbitrary<Event> events() {
    var values = Field.all().stream().map(this::values).toList();
    return Combinators.combine(values)
        .as(
            list -> {
              var event = Event.in(3);
              for (int i = 0; i < list.size(); i++) {
                event.set(Field.all().get(i), list.get(i).orElse(null));
              }
              return event.build();
            });
  }

  private Arbitrary<Optional<Object>> values(Field field) {
    Arbitrary<Object> some =
        switch (field.type()) {
          case TEXT, WORD -> texts().map(Object.class::cast);
          case UUID -> Combinators.combine(longs(), longs()).as(UUID::new).map(Object.class::cast);
          case TIME ->
              Arbitraries.longs()
                  .between(0, 300L * 86_400_000)
                  .map(FROM::plusMillis)
                  .map(Object.class::cast);
          case INT -> Arbitraries.integers().map(Object.class::cast);
          case NUMBER -> Arbitraries.doubles().map(Object.class::cast);
          case FLAG -> Arbitraries.of(true, false).map(Object.class::cast);
        };
    boolean always =
        switch (field) {
          case EVENT_ID, EVENT_FINGERPRINT, COLLECTOR_TSTAMP, DERIVED_TSTAMP -> true;
          case DERIVED_TSTAMP_REPLACED, IS_ANONYMOUS, IS_BOT -> true;
          default -> false;
        };
    return always ? some.map(Optional::of) : some.optional(0.7);
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.longs();
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20).filter(RowBinaryProperty::encodable),
        Arbitraries.strings()
            .withChars("\"'\\\t\n\r\0;{}é🚀".toCharArray())
            .ofMaxLength(6)
            .filter(RowBinaryProperty::encodable),
        Arbitraries.strings().alpha().ofMinLength(120).ofMaxLength(300));
  }

  /** Half a surrogate pair has no bytes in UTF-8. */
  private static boolean encodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Event event(List<@Nullable String> row) {
    var event = Event.in(3);
    for (int i = 0; i < row.size(); i++) {
      Field field = Field.all().get(i);
      String text = row.get(i);
      event.set(field, text == null ? null : value(field, text));
    }
    return event.build();
  }

  private static Object value(Field field, String text) {
    return switch (field.type()) {
      case TEXT, WORD -> text;
      case UUID -> UUID.fromString(text);
      case TIME -> Instant.parse(text.replace(' ', 'T') + "Z");
      case INT -> Integer.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case FLAG -> Boolean.valueOf(text);
    };
  }

  private static Warehouse opened() {
    return Objects.requireNonNull(warehouse);
  }
}
