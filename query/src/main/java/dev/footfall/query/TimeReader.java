package dev.footfall.query;

import dev.footfall.query.Member.Dimension.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a model says about time: granularities of its own, and rolling windows. */
final class TimeReader {
  private static final Set<String> GRANULARITY_KEYS =
      Set.of("name", "title", "interval", "origin", "offset");
  private static final Set<String> WINDOW_KEYS =
      Set.of("type", "trailing", "leading", "offset", "granularity");
  private static final Interval NOTHING = new Interval(0, 0);

  private TimeReader() {}

  /** A dimension's own granularities, by name. */
  static Map<String, CustomGranularity> granularities(YamlMap dimension, Kind kind) {
    var granularities = new LinkedHashMap<String, CustomGranularity>();
    for (YamlMap yaml : dimension.maps("granularities")) {
      if (kind != Kind.TIME) {
        throw new ModelException(yaml.place(), "only a dimension of type time has granularities");
      }
      CustomGranularity granularity = granularity(yaml);
      if (granularities.put(granularity.word(), granularity) != null) {
        throw new ModelException(yaml.place(), "'" + granularity.word() + "' stands here twice");
      }
    }
    return granularities;
  }

  private static CustomGranularity granularity(YamlMap yaml) {
    yaml.refuse(Map.of("sql", "is not read; give an interval, with an origin or an offset"))
        .only(GRANULARITY_KEYS);
    String name = MemberReader.name(yaml);
    if (Granularity.named(name).isPresent()) {
      throw new ModelException(yaml.place("name"), "'" + name + "' is a granularity already");
    }
    String title = yaml.text("title", Title.of(name));
    String interval = yaml.text("interval");
    if (yaml.has("origin")) {
      if (yaml.has("offset")) {
        throw new ModelException(yaml.place(), "give either an origin or an offset, and not both");
      }
      LocalDateTime origin = origin(yaml);
      return read(yaml, "interval", () -> CustomGranularity.from(name, title, interval, origin));
    }
    String offset = yaml.text("offset", "");
    return read(yaml, "interval", () -> CustomGranularity.every(name, title, interval, offset));
  }

  private static LocalDateTime origin(YamlMap yaml) {
    String text = yaml.text("origin").strip().replace(' ', 'T');
    try {
      return text.length() > 10
          ? LocalDateTime.parse(text)
          : LocalDate.parse(text + "-01-01".substring(Math.min(6, text.length() - 4)))
              .atStartOfDay();
    } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
      throw new ModelException(
          yaml.place("origin"),
          "'" + yaml.text("origin") + "' is not a date; write 2024-01-31 or 2024-01-31 06:00:00");
    }
  }

  /** A measure's rolling window. */
  static Window window(YamlMap yaml) {
    yaml.only(WINDOW_KEYS);
    return switch (yaml.text("type", "fixed")) {
      case "fixed" ->
          new Window(reach(yaml, "trailing"), reach(yaml, "leading"), fromStart(yaml), null);
      case "to_date" -> new Window(NOTHING, NOTHING, false, unit(yaml));
      default -> throw new ModelException(yaml.place("type"), "'type' must be fixed or to_date");
    };
  }

  private static boolean fromStart(YamlMap yaml) {
    return switch (yaml.text("offset", "end")) {
      case "start" -> true;
      case "end" -> false;
      default -> throw new ModelException(yaml.place("offset"), "'offset' must be start or end");
    };
  }

  private static Granularity unit(YamlMap yaml) {
    String word = yaml.text("granularity");
    return Granularity.named(word)
        .orElseThrow(
            () ->
                new ModelException(
                    yaml.place("granularity"),
                    "unknown granularity '" + word + "'" + YamlMap.meant(word, words())));
  }

  private static Set<String> words() {
    return Arrays.stream(Granularity.values()).map(Granularity::word).collect(Collectors.toSet());
  }

  private static @Nullable Interval reach(YamlMap yaml, String key) {
    String text = yaml.text(key, "");
    if (text.isEmpty()) {
      return NOTHING;
    }
    return text.equals("unbounded") ? null : read(yaml, key, () -> Interval.of(text));
  }

  private static <T> T read(YamlMap yaml, String key, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new ModelException(yaml.place(key), String.valueOf(e.getMessage()));
    }
  }
}
