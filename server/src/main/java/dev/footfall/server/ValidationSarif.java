package dev.footfall.server;

import dev.footfall.definitions.Problem;
import dev.footfall.definitions.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What was found, as SARIF 2.1.0, which code hosts show beside the lines. */
final class ValidationSarif {
  private ValidationSarif() {}

  static String of(Validation validation, Version version) {
    var driver =
        Map.of(
            "name", "footfall",
            "version", version.program(),
            "rules", Stream.of(Rule.values()).map(ValidationSarif::rule).toList());
    var run =
        Map.of(
            "tool", Map.of("driver", driver),
            "columnKind", "unicodeCodePoints",
            "results", validation.problems().stream().map(ValidationSarif::result).toList());
    return Json.MAPPER.writeValueAsString(
        Map.of(
            "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
            "version", "2.1.0",
            "runs", List.of(run)));
  }

  private static Map<String, Object> rule(Rule rule) {
    return Map.of("id", rule.id(), "shortDescription", Map.of("text", rule.sentence()));
  }

  private static Map<String, Object> result(Problem problem) {
    var place = problem.place();
    var physical =
        Map.of(
            "artifactLocation", Map.of("uri", uri(place.file())),
            "region", Map.of("startLine", place.line(), "startColumn", place.column()));
    return Map.of(
        "ruleId", problem.rule().id(),
        "ruleIndex", problem.rule().ordinal(),
        "level", problem.severity().name().toLowerCase(Locale.ROOT),
        "message", Map.of("text", problem.said()),
        "locations", List.of(Map.of("physicalLocation", physical)));
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
