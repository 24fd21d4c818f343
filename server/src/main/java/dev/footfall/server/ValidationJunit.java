package dev.footfall.server;

import dev.footfall.definitions.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was found, in the XML that CI systems show as tests: each file is one, and fails with its
 * errors; warnings are what it printed.
 */
final class ValidationJunit {
  /** What XML 1.0 cannot hold. */
  private static final Pattern IMPOSSIBLE =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private ValidationJunit() {}

  static String of(Validation validation) {
    var cases = new StringBuilder();
    int failures = 0;
    for (String file : validation.files().keySet()) {
      List<Problem> problems = validation.of(file);
      failures += problems.stream().anyMatch(Problem::isError) ? 1 : 0;
      cases.append(test(file, problems));
    }
    int tests = validation.files().size();
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="footfall validate" tests="%d" failures="%d" errors="0">
      <testsuite name="definitions" tests="%d" failures="%d" errors="0" skipped="0">
    %s  </testsuite>
    </testsuites>
    """
        .formatted(tests, failures, tests, failures, cases);
  }

  private static String test(String file, List<Problem> problems) {
    var errors = problems.stream().filter(Problem::isError).toList();
    var warnings = problems.stream().filter(problem -> !problem.isError()).toList();
    String failure =
        errors.isEmpty()
            ? ""
            : "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
                .formatted(
                    errors.getFirst().rule().id(),
                    escaped(errors.getFirst().said()),
                    lines(errors));
    String said =
        warnings.isEmpty() ? "" : "      <system-out>%s</system-out>\n".formatted(lines(warnings));
    return "    <testcase classname=\"definitions\" name=\"%s\" file=\"%s\">\n%s%s    </testcase>\n"
        .formatted(escaped(file), escaped(file), failure, said);
  }

  private static String lines(List<Problem> problems) {
    return problems.stream()
        .map(problem -> escaped(problem.toString()))
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return IMPOSSIBLE
        .matcher(text)
        .replaceAll("\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
