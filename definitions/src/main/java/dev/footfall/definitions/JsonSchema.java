package dev.footfall.definitions;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.footfall.definitions.Findings.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A schema of this room's resources, which is also served to editors: the one place that knows what
 * a file may hold. Safe for use by many threads.
 */
final class JsonSchema {
  /** Nothing is fetched from there: the schemas refer to one another by it. */
  private static final String BASE = "https://footfall.invalid/schemas/";

  private static final List<String> NAMES = List.of("dashboard", "visualization", "funnel");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          builder ->
              builder.schemas(
                  NAMES.stream()
                      .collect(
                          Collectors.toMap(name -> BASE + name + ".json", JsonSchema::resource))));

  static final JsonSchema DASHBOARD = new JsonSchema("dashboard");
  static final JsonSchema VISUALIZATION = new JsonSchema("visualization");
  static final JsonSchema FUNNEL = new JsonSchema("funnel");

  /** More than anybody mends at a time. */
  private static final int MOST = 100;

  /**
   * What files of version "1" had to have and do without in peace: nothing checked them in their
   * time, and nothing that is drawn hangs on it.
   */
  private static final Set<String> TOLD_OF_OLD_FILES =
      Set.of("description", "queryOverrides", "xPos", "yPos");

  private final Schema schema;

  private JsonSchema(String name) {
    schema = REGISTRY.getSchema(SchemaLocation.of(BASE + name + ".json"));
  }

  /** What the schema says about a file's value, each breach once. */
  Findings findings(Yaml yaml) {
    JsonNode json = JsonTree.of(yaml);
    JsonNode version = json.path("version");
    boolean old = version.isString() && version.asString().equals("1");
    Map<String, List<String>> missing = new LinkedHashMap<>();
    Set<Finding> told = new LinkedHashSet<>();
    Set<Untold> untold = new LinkedHashSet<>();
    for (Error error : schema.validate(json)) {
      String pointer = error.getInstanceLocation().toString();
      if (error.getKeyword().equals("required")) {
        missing.computeIfAbsent(pointer, at -> new ArrayList<>()).add(key(error));
      } else if (told.size() < MOST) {
        told.add(finding(pointer, error, yaml, old));
      } else {
        untold.add(new Untold(pointer, !isExtraKey(error, yaml.at(pointer))));
      }
    }
    missing.forEach(
        (pointer, keys) -> {
          if (told.size() < MOST) {
            Place place = yaml.at(pointer).place();
            told.addAll(missing(pointer, keys, key -> !isTold(key, old), false, place));
            told.addAll(missing(pointer, keys, key -> isTold(key, old), true, place));
          } else {
            untold.add(new Untold(pointer, false));
          }
        });
    return new Findings(together(List.copyOf(told), untold));
  }

  /** What is wrong in a place, beyond what is told. */
  private record Untold(String pointer, boolean unusable) {}

  private static String key(Error error) {
    return Objects.requireNonNullElse(error.getProperty(), "");
  }

  private static Finding finding(String pointer, Error error, Yaml root, boolean old) {
    Yaml value = root.at(pointer);
    SchemaMessage message = SchemaMessage.of(pointer, error, value);
    if (isExtraKey(error, value)) {
      Place place = ((Yaml.Mapping) value).key(key(error));
      return new Finding(pointer, false, message.problem(place, old));
    }
    return new Finding(pointer, true, message.problem(value.place(), false));
  }

  private static boolean isExtraKey(Error error, Yaml value) {
    return error.getKeyword().equals("additionalProperties") && value instanceof Yaml.Mapping;
  }

  private static boolean isTold(String key, boolean old) {
    return old && TOLD_OF_OLD_FILES.contains(key);
  }

  private static List<Finding> missing(
      String pointer, List<String> keys, Predicate<String> which, boolean told, Place place) {
    List<String> some = keys.stream().distinct().filter(which).toList();
    return some.isEmpty()
        ? List.of()
        : List.of(
            new Finding(pointer, false, SchemaMessage.missing(pointer, some).problem(place, told)));
  }

  /** What is not told is still not to be used. */
  private static List<Finding> together(List<Finding> told, Set<Untold> untold) {
    if (untold.isEmpty()) {
      return told;
    }
    var findings = new ArrayList<>(told);
    Place place = told.getLast().problem().place();
    String more = "there are " + untold.size() + " more problems in this file";
    Problem problem = Problem.error(Rule.SCHEMA, place, more, "");
    untold.forEach(other -> findings.add(new Finding(other.pointer, other.unusable, problem)));
    return findings;
  }

  /** The text of one of the schemas. */
  static String resource(String name) {
    try (InputStream in = JsonSchema.class.getResourceAsStream("schemas/" + name + ".json")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
