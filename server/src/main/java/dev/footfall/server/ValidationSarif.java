package dev.footfall.server;

import dev.footfall.definitions.Place;
import dev.footfall.definitions.Problem;
import dev.footfall.definitions.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was found, as SARIF 2.1.0, which code hosts show beside the lines. */
final class ValidationSarif {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValidationSarif() {}

  static String of(Validation validation, Version version) {
    ObjectNode sarif = JSON.objectNode();
    sarif.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode run = sarif.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "footfall").put("version", version.program());
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : Rule.values()) {
      rules
          .addObject()
          .put("id", rule.id())
          .putObject("shortDescription")
          .put("text", rule.sentence());
    }
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    validation.problems().forEach(problem -> add(problem, results.addObject()));
    return Json.MAPPER.writeValueAsString(sarif);
  }

  private static void add(Problem problem, ObjectNode result) {
    result.put("ruleId", problem.rule().id());
    result.put("level", problem.severity().name().toLowerCase(Locale.ROOT));
    result.putObject("message").put("text", problem.said());
    Place place = problem.place();
    ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(place.file()));
    physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
  }

  private static String uri(String file) {
    Path path = Path.of(file);
    try {
      return path.isAbsolute()
          ? path.toUri().toString()
          : new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(file, e);
    }
  }
}
