package dev.footfall.definitions;

/**
 * Something wrong in a definition.
 *
 * @param severity whether what it names is unusable
 * @param place where it stands
 * @param message what is wrong; in the lineage's words where it had any
 * @param hint what is probably meant, or what to do; may be empty
 */
public record Problem(Severity severity, Place place, String message, String hint) {
  /** How bad it is. */
  public enum Severity {
    /** Part of the definition cannot be used. */
    ERROR,
    /** It can be used, though hardly as meant. */
    WARNING
  }

  static Problem error(Place place, String message, String hint) {
    return new Problem(Severity.ERROR, place, message, hint);
  }

  static Problem warning(Place place, String message, String hint) {
    return new Problem(Severity.WARNING, place, message, hint);
  }

  /** {@code file:line:column: message; hint}. */
  @Override
  public String toString() {
    return place + ": " + message + (hint.isEmpty() ? "" : "; " + hint);
  }
}
