package dev.footfall.server;

import dev.footfall.definitions.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was found, as a compiler says it: {@code file:line:column: error: message [rule]}; for a
 * person at a terminal in colours, with the line and a mark below the place.
 *
 * @param terminal whether a person looks at a terminal
 */
record ValidationText(PrintWriter out, boolean terminal) {
  /** Controls and what turns the direction of writing. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  /** A longer line is not shown: the place would be far out of sight. */
  private static final int LONGEST_LINE = 160;

  /** Prints all of it. */
  void print(Validation validation) {
    for (Problem problem : validation.problems()) {
      out.println(line(problem));
      if (terminal) {
        excerpt(problem, validation.files().getOrDefault(problem.place().file(), ""));
      }
    }
    out.println(sum(validation));
  }

  private String line(Problem problem) {
    String severity = problem.isError() ? colour("31;1", "error:") : colour("33;1", "warning:");
    return "%s: %s %s [%s]"
        .formatted(
            colour("1", visible(problem.place().toString())),
            severity,
            visible(problem.said()),
            problem.rule().id());
  }

  private void excerpt(Problem problem, String text) {
    List<String> lines = text.lines().toList();
    int number = problem.place().line();
    if (number > lines.size()) {
      return;
    }
    String line = visible(lines.get(number - 1).replace('\t', ' '));
    int before = problem.place().column() - 1;
    if (line.length() <= LONGEST_LINE && before <= line.length()) {
      String margin = "%5d | ".formatted(number);
      out.println(margin + line);
      out.println(" ".repeat(margin.length() + before) + colour("32;1", "^"));
    }
  }

  private static String sum(Validation validation) {
    String files = count(validation.files().size(), "file");
    return validation.problems().isEmpty()
        ? files + ", nothing wrong"
        : "%s, %s in %s"
            .formatted(
                count(validation.errors(), "error"),
                count(validation.warnings(), "warning"),
                files);
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private String colour(String code, String text) {
    return terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll("\uFFFD");
  }
}
