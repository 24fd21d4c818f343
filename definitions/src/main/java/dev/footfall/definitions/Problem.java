package dev.footfall.definitions;

import java.util.Comparator;

/**
 * Something wrong in a definition.
 *
 * @param severity whether what it names is unusable
 * @param rule what it is a breach of
 * @param place where it stands
 * @param message what is wrong; in the lineage's words where it had any
 * @param hint what is probably meant, or what to do; may be empty
 */
public record Problem(Severity severity, Rule rule, Place place, String message, String hint) {
  /** By file, and in the order of its lines. */
  static final Comparator<Problem> IN_ORDER =
      Comparator.comparing((Problem problem) -> problem.place().file())
          .thenComparingInt(problem -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column())
          .thenComparing(Problem::message);

  /** What a file says may stand in a message, and may be of any length. */
  private static final int LONGEST = 500;

  /** How bad it is. */
  public enum Severity {
    /** Part of the definition cannot be used. */
    ERROR,
    /** It can be used, though hardly as meant. */
    WARNING
  }

  /** Cuts a message that is too long to be read. */
  public Problem {
    message = clipped(message);
    hint = clipped(hint);
  }

  static Problem error(Rule rule, Place place, String message, String hint) {
    return new Problem(Severity.ERROR, rule, place, message, hint);
  }

  static Problem warning(Rule rule, Place place, String message, String hint) {
    return new Problem(Severity.WARNING, rule, place, message, hint);
  }

  /** Whether part of the definition cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:column: message; hint}. */
  @Override
  public String toString() {
    return place + ": " + said();
  }

  /** {@code message; hint}. */
  public String said() {
    return message + (hint.isEmpty() ? "" : "; " + hint);
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
