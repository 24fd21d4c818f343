package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file that knows where it stands. */
sealed interface Yaml {
  /** Where it starts. */
  Place place();

  /** The value as maps, lists, texts, numbers, booleans and null: what JSON knows. */
  @Nullable Object plain();

  /** Whether it is YAML's null, which a key without a value has too. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.value() == null;
  }

  /** The value one step of a JSON pointer below; null where there is none. */
  @Nullable Yaml below(String step);

  /** The value at a JSON pointer, or the last one on the way there. */
  default Yaml at(String pointer) {
    Yaml found = this;
    for (String step : Pointer.steps(pointer)) {
      Yaml next = found.below(step);
      if (next == null) {
        return found;
      }
      found = next;
    }
    return found;
  }

  /**
   * Keys with values, in the order of the file.
   *
   * @param keys where each key stands
   */
  record Mapping(Place place, Map<String, Yaml> values, Map<String, Place> keys) implements Yaml {
    @Override
    public Map<String, @Nullable Object> plain() {
      var plain = new LinkedHashMap<String, @Nullable Object>();
      values.forEach((key, value) -> plain.put(key, value.plain()));
      return Collections.unmodifiableMap(plain);
    }

    @Override
    public @Nullable Yaml below(String step) {
      return values.get(step);
    }

    /** Where a key stands; where the mapping does if there is none. */
    Place key(String name) {
      return keys.getOrDefault(name, place);
    }
  }

  /** A list. */
  record Sequence(Place place, List<Yaml> items) implements Yaml {
    @Override
    public List<@Nullable Object> plain() {
      var plain = new ArrayList<@Nullable Object>();
      items.forEach(item -> plain.add(item.plain()));
      return Collections.unmodifiableList(plain);
    }

    @Override
    public @Nullable Yaml below(String step) {
      int index = Pointer.index(step);
      return index < 0 || index >= items.size() ? null : items.get(index);
    }
  }

  /** A text, a number, a boolean, or null. */
  record Scalar(Place place, @Nullable Object value) implements Yaml {
    @Override
    public @Nullable Object plain() {
      return value;
    }

    @Override
    public @Nullable Yaml below(String step) {
      return null;
    }
  }
}
