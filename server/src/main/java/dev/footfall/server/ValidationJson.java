package dev.footfall.server;

import dev.footfall.definitions.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found, for programs of one's own; {@code docs/commands.md} describes it. */
final class ValidationJson {
  private ValidationJson() {}

  static String of(Validation validation) {
    var json = new LinkedHashMap<String, Object>();
    json.put("errors", validation.errors());
    json.put("warnings", validation.warnings());
    json.put("files", List.copyOf(validation.files().keySet()));
    json.put("problems", validation.problems().stream().map(ValidationJson::problem).toList());
    return Json.MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> problem(Problem problem) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", problem.place().file());
    json.put("line", problem.place().line());
    json.put("column", problem.place().column());
    json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    json.put("rule", problem.rule().id());
    json.put("message", problem.message());
    json.put("hint", problem.hint());
    return json;
  }
}
