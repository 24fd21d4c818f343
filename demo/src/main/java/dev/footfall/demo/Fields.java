package dev.footfall.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep their order, so that what is made of them is always the same text. */
final class Fields {
  private Fields() {}

  /** Names and values in turn. */
  static Map<String, Object> of(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
