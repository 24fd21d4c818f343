package dev.footfall.definitions;

import com.networknt.schema.Error;
import dev.footfall.event.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema's complaint in the words of the lineage's validation (lineage.md 3.6).
 *
 * @param message what is wrong
 * @param hint what to write instead; may be empty
 */
record SchemaMessage(String message, String hint) {
  /** Longer texts are nobody's slip of the pen. */
  private static final int LONGEST = 100;

  private static final Map<String, JsonNode> SCHEMAS =
      List.of("dashboard", "visualization", "funnel").stream()
          .collect(
              Collectors.toMap(
                  name -> name + ".json",
                  name -> new JsonMapper().readTree(JsonSchema.resource(name))));

  /** Texts that stood for booleans in older YAML. */
  private static final Map<String, String> FLAGS =
      Map.of("yes", "true", "on", "true", "no", "false", "off", "false");

  /**
   * Of one complaint.
   *
   * @param pointer of the value that it is about
   */
  static SchemaMessage of(String pointer, Error error, Yaml value) {
    JsonNode wanted = error.getSchemaNode();
    String name = name(pointer);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(pointer, error);
      case "type" ->
          new SchemaMessage(name + " is not of type: " + types(wanted), typeHint(wanted, value));
      case "enum" ->
          new SchemaMessage(name + " is not one of: " + list(wanted), nearest(value, wanted));
      case "const" -> new SchemaMessage(name + " is not: " + wanted.asString(), quotes(wanted));
      case "pattern" ->
          new SchemaMessage(
              name + " does not match pattern: " + wanted.asString(),
              around(error).path("description").asString(""));
      case "minimum" -> new SchemaMessage(name + " is less than: " + wanted.asString(), "");
      case "maximum" -> new SchemaMessage(name + " is greater than: " + wanted.asString(), "");
      case "minItems" ->
          new SchemaMessage(name + " has fewer items than: " + wanted.asString(), "");
      case "maxLength" -> new SchemaMessage(name + " is longer than: " + wanted.asString(), "");
      case "maxItems" -> new SchemaMessage(name + " has more items than: " + wanted.asString(), "");
      default -> new SchemaMessage(name + " is invalid: error_type=" + error.getKeyword(), "");
    };
  }

  /** Of keys that a mapping must have and has not. */
  static SchemaMessage missing(String pointer, List<String> keys) {
    return new SchemaMessage(
        name(pointer) + " is missing required keys: " + String.join(", ", keys), "");
  }

  /** What the lineage calls the value at a pointer. */
  private static String name(String pointer) {
    return pointer.isEmpty() ? "root" : "property '" + pointer + "'";
  }

  /** As a problem; merely told if so. */
  Problem problem(Place place, boolean told) {
    return told
        ? Problem.warning(Rule.SCHEMA, place, message, hint)
        : Problem.error(Rule.SCHEMA, place, message, hint);
  }

  private static SchemaMessage unknownKey(String pointer, Error error) {
    String key = Objects.requireNonNullElse(error.getProperty(), "");
    Collection<String> known = around(error).path("properties").propertyNames();
    return new SchemaMessage(
        name(Pointer.below(pointer, key)) + " is invalid: error_type=schema",
        near(key, known, "there is no key '" + key + "'; did you mean '%s'?")
            .orElse("the keys here are " + String.join(", ", known)));
  }

  private static Optional<String> near(String given, Collection<String> known, String sentence) {
    return given.length() > LONGEST
        ? Optional.empty()
        : Nearest.to(given, known).map(name -> sentence.formatted(name));
  }

  private static String nearest(Yaml value, JsonNode allowed) {
    List<String> texts =
        allowed.values().stream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    return value.plain() instanceof String text
        ? near(text, texts, "did you mean '%s'?").orElse("")
        : "";
  }

  private static String quotes(JsonNode wanted) {
    return wanted.isString() ? "write \"" + wanted.asString() + "\", in quotes" : "";
  }

  private static String typeHint(JsonNode wanted, Yaml value) {
    Object plain = value.plain();
    if (wanted.asString("").equals("string") && value instanceof Yaml.Scalar && plain != null) {
      return "write \"" + plain + "\", in quotes";
    }
    if (wanted.asString("").equals("boolean") && plain instanceof String text) {
      String flag = FLAGS.get(text.toLowerCase(Locale.ROOT));
      return flag == null ? "" : "write " + flag;
    }
    return "";
  }

  private static String types(JsonNode wanted) {
    return wanted.isArray()
        ? wanted.values().stream().map(JsonNode::asString).collect(Collectors.joining(" or "))
        : wanted.asString();
  }

  private static String list(JsonNode wanted) {
    return wanted.values().stream()
        .map(JsonNode::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** The schema that the keyword stands in. */
  private static JsonNode around(Error error) {
    String location = error.getSchemaLocation().toString();
    int hash = location.indexOf('#');
    String file = location.substring(location.lastIndexOf('/', hash) + 1, hash);
    JsonNode schema = Objects.requireNonNull(SCHEMAS.get(file), file);
    return schema.at(Pointer.above(location.substring(hash + 1)));
  }
}
