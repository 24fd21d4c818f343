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
  }

  /** A list. */
  record Sequence(Place place, List<Yaml> items) implements Yaml {
    @Override
    public List<@Nullable Object> plain() {
      var plain = new ArrayList<@Nullable Object>();
      items.forEach(item -> plain.add(item.plain()));
      return Collections.unmodifiableList(plain);
    }
  }

  /** A text, a number, a boolean, or null. */
  record Scalar(Place place, @Nullable Object value) implements Yaml {
    @Override
    public @Nullable Object plain() {
      return value;
    }
  }
}
