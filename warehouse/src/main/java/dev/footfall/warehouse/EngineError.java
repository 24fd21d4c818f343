package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The engine's error texts, such as {@code Code: 62. DB::Exception: Syntax error: …
 * (SYNTAX_ERROR)}, as exceptions: the code decides the kind, the first sentence is the message.
 */
final class EngineError {
  private static final Pattern TEXT =
      Pattern.compile("^(?:Code: (\\d+)\\. )?(?:DB::Exception: )?(.*)$", Pattern.DOTALL);

  // What follows the first sentence: where in the engine it happened, and the SQL with what we
  // added
  private static final Pattern TAIL =
      Pattern.compile(
          "(?s)(?:\\.? \\(version .*|:? [Ii]n scope .*|:? [Ww]hile (?:executing|processing|reading)"
              + " .*|\\. Expected one of.*|\\. Untracked memory .*|\\.?"
              + " ?\\([A-Z][A-Z0-9_]+\\)\\s*$)");
  private static final Pattern SQL_AFTER_POSITION =
      Pattern.compile("(?s)(\\(line \\d+, col \\d+\\)):.*");

  private static final Pattern VIEW = Pattern.compile("while pushing to view \\w+\\.(\\w+)");

  private static final Set<Integer> LIMIT = Set.of(158, 159, 160, 191, 241, 307, 396);
  private static final Set<Integer> CANCELLED = Set.of(236, 394);
  // Disk, files, memory of the machine, broken parts, too much at once, the engine's own mistakes
  private static final Set<Integer> UNAVAILABLE =
      Set.of(
          0, 3, 23, 24, 32, 33, 40, 49, 74, 75, 76, 77, 88, 89, 117, 173, 202, 209, 210, 228, 242,
          243, 246, 252, 289, 425, 432, 439, 499, 740, 1000, 1001, 1002);

  // Disk and files as well, but events can cause them too: broken values, the engine's own mistakes
  private static final Set<Integer> AMBIGUOUS = Set.of(3, 32, 33, 49, 117, 1001, 1002);

  // No such table, column, function, type, file, setting; syntax; no right: not the events' fault
  private static final Set<Integer> TABLES =
      Set.of(16, 46, 47, 50, 60, 62, 81, 107, 115, 164, 218, 291, 497);

  private static final int TOO_MANY_PARTS = 252;

  private EngineError() {}

  /**
   * Whether an insert may have failed for its rows. What is known to be the engine's state, or that
   * of its tables, is not their fault.
   */
  static boolean mayBeTheRows(WarehouseException e) {
    return switch (e.kind()) {
      case QUESTION -> !TABLES.contains(e.code());
      case UNAVAILABLE ->
          e.code() == TOO_MANY_PARTS
              ? String.valueOf(e.getMessage()).contains("single INSERT block")
              : AMBIGUOUS.contains(e.code());
      default -> false;
    };
  }

  /** The error as an exception. */
  static WarehouseException of(String text) {
    int code = 0;
    String rest = text.strip();
    for (var match = TEXT.matcher(rest); match.matches() && !match.group(2).equals(rest); ) {
      if (match.group(1) != null) {
        code = Integer.parseInt(match.group(1));
      }
      rest = match.group(2);
      match = TEXT.matcher(rest);
    }
    var view = VIEW.matcher(text);
    return new WarehouseException(
        kind(code), readable(rest), code, view.find() ? view.group(1) : "");
  }

  private static Kind kind(int code) {
    if (LIMIT.contains(code)) {
      return Kind.LIMIT;
    }
    if (CANCELLED.contains(code)) {
      return Kind.CANCELLED;
    }
    return UNAVAILABLE.contains(code) ? Kind.UNAVAILABLE : Kind.QUESTION;
  }

  private static String readable(String text) {
    String sentence = SQL_AFTER_POSITION.matcher(text).replaceFirst("$1");
    sentence = TAIL.matcher(sentence).replaceAll("").strip();
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
