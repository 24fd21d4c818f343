package dev.footfall.definitions;

import dev.footfall.event.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that is read key by key. What is wrong is added to a list and reading goes on with the
 * given default, so that one mistake does not hide the next. A key whose value is null counts as
 * absent. The messages are those of the lineage's JSON Schema validation (lineage.md 3.6).
 */
final class Part {
  private final Yaml.Mapping mapping;
  private final String pointer;
  private final List<Problem> problems;

  private Part(Yaml.Mapping mapping, String pointer, List<Problem> problems) {
    this.mapping = mapping;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** A file's mapping; nothing, and a problem, where the file holds something else. */
  static Optional<Part> root(Yaml yaml, List<Problem> problems) {
    return of(yaml, "", problems);
  }

  private static Optional<Part> of(Yaml yaml, String pointer, List<Problem> problems) {
    if (yaml instanceof Yaml.Mapping mapping) {
      return Optional.of(new Part(mapping, pointer, problems));
    }
    problems.add(wrongType(yaml, pointer, "object"));
    return Optional.empty();
  }

  /** The same mapping, with another list for its problems. */
  Part reportingTo(List<Problem> others) {
    return new Part(mapping, pointer, others);
  }

  /** Where it starts. */
  Place place() {
    return mapping.place();
  }

  /** Where a key's value starts; where the mapping does if there is none. */
  Place place(String key) {
    Yaml value = value(key);
    return value == null ? place() : value.place();
  }

  boolean has(String key) {
    return value(key) != null;
  }

  /** Whether a key's value is a mapping. */
  boolean hasPart(String key) {
    return value(key) instanceof Yaml.Mapping;
  }

  /** Adds a problem for keys that are missing and for each that nobody knows. */
  Part keys(Collection<String> required, Collection<String> optional) {
    List<String> missing = required.stream().filter(key -> !has(key)).toList();
    if (!missing.isEmpty()) {
      error(
          place(), name(pointer) + " is missing required keys: " + String.join(", ", missing), "");
    }
    var known = new TreeSet<>(required);
    known.addAll(optional);
    mapping.keys().forEach((key, place) -> checkKnown(key, place, known));
    return this;
  }

  private void checkKnown(String key, Place place, Collection<String> known) {
    if (!known.contains(key)) {
      error(
          place,
          name(child(key)) + " is invalid: error_type=schema",
          Nearest.to(key, known)
              .map(name -> "there is no key '" + key + "'; did you mean '" + name + "'?")
              .orElse("the keys here are " + String.join(", ", known)));
    }
  }

  String text(String key, String otherwise) {
    Yaml value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Yaml.Scalar scalar && scalar.value() instanceof String text) {
      return text;
    }
    problems.add(wrongType(value, child(key), "string"));
    return otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    Yaml value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Yaml.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    problems.add(wrongType(value, child(key), "boolean"));
    return otherwise;
  }

  /** A whole number that is at least 0. */
  @Nullable Integer count(String key) {
    Yaml value = value(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Yaml.Scalar scalar && scalar.value() instanceof Integer number) {
      if (number >= 0) {
        return number;
      }
      error(value.place(), name(child(key)) + " is less than: 0", "");
      return null;
    }
    problems.add(wrongType(value, child(key), "integer"));
    return null;
  }

  /** One of some texts. */
  String choice(String key, List<String> allowed, String otherwise) {
    String text = text(key, otherwise);
    if (text.equals(otherwise) || allowed.contains(text)) {
      return text;
    }
    error(
        place(key),
        name(child(key)) + " is not one of: [\"" + String.join("\", \"", allowed) + "\"]",
        Nearest.to(text, allowed).map(name -> "did you mean '" + name + "'?").orElse(""));
    return otherwise;
  }

  /** Checks a key, if it is there, for being the one value of the schema or its older one. */
  void constant(String key, Object expected, Object older) {
    Yaml value = value(key);
    if (value != null && !expected.equals(value.plain()) && !older.equals(value.plain())) {
      String hint = expected instanceof String ? "write \"" + expected + "\", in quotes" : "";
      error(value.place(), name(child(key)) + " is not: " + expected, hint);
    }
  }

  /** The mapping under a key. */
  Optional<Part> part(String key) {
    Yaml value = value(key);
    return value == null ? Optional.empty() : of(value, child(key), problems);
  }

  /** A mapping under a key, ready for JSON; empty where there is none. */
  Map<String, @Nullable Object> plain(String key) {
    return part(key).map(part -> part.mapping.plain()).orElse(Map.of());
  }

  /** The mappings in a list, each with its place in the list; others are problems. */
  void parts(String key, BiConsumer<Integer, Part> each) {
    List<Yaml> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      of(items.get(i), child(key) + "/" + i, problems).ifPresent(part -> each.accept(index, part));
    }
  }

  /** The texts in a list, each one of those allowed; others are problems. */
  List<String> choices(String key, List<String> allowed) {
    List<String> chosen = new ArrayList<>();
    for (Yaml item : items(key)) {
      if (item.plain() instanceof String text && allowed.contains(text)) {
        chosen.add(text);
      } else {
        error(
            item.place(),
            name(child(key)) + " is not one of: [\"" + String.join("\", \"", allowed) + "\"]",
            "");
      }
    }
    return chosen;
  }

  void error(Place place, String message, String hint) {
    problems.add(Problem.error(place, message, hint));
  }

  void warn(Place place, String message, String hint) {
    problems.add(Problem.warning(place, message, hint));
  }

  private List<Yaml> items(String key) {
    Yaml value = value(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Yaml.Sequence sequence) {
      return sequence.items();
    }
    problems.add(wrongType(value, child(key), "array"));
    return List.of();
  }

  private @Nullable Yaml value(String key) {
    Yaml value = mapping.values().get(key);
    return value == null || value.isNull() ? null : value;
  }

  private String child(String key) {
    return pointer + "/" + key;
  }

  private static Problem wrongType(Yaml yaml, String pointer, String type) {
    return Problem.error(yaml.place(), name(pointer) + " is not of type: " + type, "");
  }

  private static String name(String pointer) {
    return pointer.isEmpty() ? "root" : "property '" + pointer + "'";
  }
}
