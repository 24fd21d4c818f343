package dev.footfall.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object whose form is checked while it is read, with the messages that Cube's clients know.
 *
 * @param node the object
 * @param path what leads to it, such as {@code timeDimensions[0].}; empty: the query itself
 */
record Form(JsonNode node, String path) {
  /** The value under a key; null where it is missing. */
  @Nullable JsonNode get(String key) {
    return node.get(key);
  }

  /** Refuses keys that are not known. */
  Form only(Set<String> known) {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw wrong(key, "is not allowed");
      }
    }
    return this;
  }

  /** A list of names that match a pattern, each once. */
  List<String> names(String key, Pattern pattern) {
    var names = new LinkedHashSet<String>();
    List<JsonNode> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      names.add(name(key + "[" + i + "]", items.get(i), pattern));
    }
    return new ArrayList<>(names);
  }

  /** A name that matches a pattern. */
  String name(String key, JsonNode value, Pattern pattern) {
    if (value.isObject()) {
      throw expression();
    }
    if (!value.isString()) {
      throw wrong(key, "must be a string");
    }
    if (!pattern.matcher(value.stringValue()).matches()) {
      throw wrong(
          key,
          "with value \""
              + value.stringValue()
              + "\" fails to match the required pattern: /^"
              + pattern
              + "$/");
    }
    return value.stringValue();
  }

  /** A list's items; none where the key is missing. */
  List<JsonNode> items(String key) {
    JsonNode value = node.get(key);
    return value == null ? List.of() : items(key, value);
  }

  /** The items of a list. */
  List<JsonNode> items(String key, JsonNode list) {
    if (!list.isArray()) {
      throw wrong(key, "must be an array");
    }
    return new ArrayList<>(list.values());
  }

  /** A whole number from 0. */
  int count(String key, int otherwise) {
    JsonNode value = node.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw wrong(key, "must be a number");
    }
    if (value.decimalValue().stripTrailingZeros().scale() > 0) {
      throw wrong(key, "must be an integer");
    }
    if (value.decimalValue().signum() < 0) {
      throw wrong(key, "must be greater than or equal to 0");
    }
    return value.decimalValue().min(java.math.BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }

  boolean flag(String key) {
    JsonNode value = node.get(key);
    if (value != null && !value.isBoolean()) {
      throw wrong(key, "must be a boolean");
    }
    return value != null && value.booleanValue();
  }

  /** A text; empty where the key is missing. */
  String text(String key) {
    JsonNode value = node.get(key);
    if (value != null && !value.isString()) {
      throw wrong(key, "must be a string");
    }
    return value == null ? "" : value.stringValue();
  }

  /** One of a few words; the first where the key is missing. */
  String choice(String key, List<String> words) {
    String word = node.has(key) ? text(key) : words.getFirst();
    if (!words.contains(word)) {
      throw wrong(key, "must be one of [" + String.join(", ", words) + "]");
    }
    return word;
  }

  /** Why an expression is refused where a member's name belongs. */
  static QueryException expression() {
    return new QueryException(400, "Expressions are not allowed in this context");
  }

  /** What is wrong with the value under a key. */
  QueryException wrong(String key, String problem) {
    return QueryException.format(path + key, problem);
  }
}
