package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that is read key by key. Its schema has been asked already: what it refuses, and a key
 * whose value is null, counts as absent, so that one mistake spoils nothing beside it.
 *
 * @param pointer the JSON pointer that leads to it in its file
 * @param findings what the schema says about the file
 */
record Part(Yaml.Mapping mapping, String pointer, Findings findings) {
  /** Where a key's value starts; where the mapping does if there is none. */
  Place place(String key) {
    Yaml value = mapping.values().get(key);
    return value == null ? mapping.place() : value.place();
  }

  /** The JSON pointer of a key's value. */
  String pointer(String key) {
    return Pointer.below(pointer, key);
  }

  boolean has(String key) {
    return value(key) != null;
  }

  /** A key's value; null where there is none to be used. */
  @Nullable Yaml value(String key) {
    Yaml value = mapping.values().get(key);
    return value == null || value.isNull() || findings.unusable(pointer(key)) ? null : value;
  }

  String text(String key, String otherwise) {
    return value(key) instanceof Yaml.Scalar scalar && scalar.value() instanceof String text
        ? text
        : otherwise;
  }

  boolean flag(String key) {
    return value(key) instanceof Yaml.Scalar scalar && Boolean.TRUE.equals(scalar.value());
  }

  int count(String key, int otherwise) {
    Integer count = count(key);
    return count == null ? otherwise : count;
  }

  /** A whole number, {@code 3.0} included. */
  @Nullable Integer count(String key) {
    return value(key) instanceof Yaml.Scalar scalar && scalar.value() instanceof Number number
        ? number.intValue()
        : null;
  }

  /** The mapping under a key. */
  Optional<Part> part(String key) {
    return value(key) instanceof Yaml.Mapping below
        ? Optional.of(new Part(below, pointer(key), findings))
        : Optional.empty();
  }

  /** The mappings in a list. */
  List<Part> parts(String key) {
    var parts = new ArrayList<Part>();
    if (value(key) instanceof Yaml.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        String at = Pointer.below(pointer(key), String.valueOf(i));
        if (list.items().get(i) instanceof Yaml.Mapping item && !findings.unusable(at)) {
          parts.add(new Part(item, at, findings));
        }
      }
    }
    return parts;
  }

  /** The texts in a list. */
  List<String> texts(String key) {
    return scalars(key).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** The texts, numbers and flags in a list. */
  List<Object> scalars(String key) {
    return value(key) instanceof Yaml.Sequence list
            && plain(list, pointer(key)) instanceof List<?> items
        ? items.stream()
            .filter(item -> item != null && !(item instanceof List) && !(item instanceof Map))
            .<Object>map(item -> item)
            .toList()
        : List.of();
  }

  /** A mapping under a key, ready for JSON; empty where there is none. */
  Map<String, @Nullable Object> plain(String key) {
    return value(key) instanceof Yaml.Mapping below ? plain(below, pointer(key)) : Map.of();
  }

  private Map<String, @Nullable Object> plain(Yaml.Mapping values, String at) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : values.values().entrySet()) {
      String below = Pointer.below(at, entry.getKey());
      if (!findings.unusable(below)) {
        plain.put(entry.getKey(), plain(entry.getValue(), below));
      }
    }
    return Collections.unmodifiableMap(plain);
  }

  private @Nullable Object plain(Yaml value, String at) {
    return switch (value) {
      case Yaml.Mapping below -> plain(below, at);
      case Yaml.Sequence list -> {
        var plain = new ArrayList<@Nullable Object>();
        for (int i = 0; i < list.items().size(); i++) {
          String item = at + "/" + i;
          if (!findings.unusable(item)) {
            plain.add(plain(list.items().get(i), item));
          }
        }
        yield Collections.unmodifiableList(plain);
      }
      case Yaml.Scalar scalar -> scalar.value();
    };
  }
}
