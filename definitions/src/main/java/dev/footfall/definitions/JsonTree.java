package dev.footfall.definitions;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as JSON. */
final class JsonTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonTree() {}

  /** Of maps, lists, texts, numbers, booleans and null. */
  static JsonNode of(@Nullable Object plain) {
    return switch (plain) {
      case Map<?, ?> map -> {
        var object = JSON.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), of(value)));
        yield object;
      }
      case List<?> list -> {
        var array = JSON.arrayNode();
        list.forEach(item -> array.add(of(item)));
        yield array;
      }
      case null, default -> scalar(plain);
    };
  }

  /** Of a file's value; a key without a value is as if it was not there. */
  static JsonNode of(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Mapping mapping -> {
        var object = JSON.objectNode();
        mapping
            .values()
            .forEach(
                (key, value) -> {
                  if (!value.isNull()) {
                    object.set(key, of(value));
                  }
                });
        yield object;
      }
      case Yaml.Sequence sequence -> {
        var array = JSON.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case Yaml.Scalar scalar -> scalar(scalar.value());
    };
  }

  private static JsonNode scalar(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case BigInteger number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> JSON.stringNode(value.toString());
    };
  }
}
