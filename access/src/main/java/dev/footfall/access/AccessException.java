package dev.footfall.access;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What was asked for cannot be done; the message says why, for the person who asked. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient Map<String, List<String>> errors;

  /** Why, and what kind of refusal it is. */
  public AccessException(Kind kind, String message) {
    this(kind, message, Map.of());
  }

  private AccessException(Kind kind, String message, Map<String, List<String>> errors) {
    super(message);
    this.kind = kind;
    this.errors = errors;
  }

  /**
   * Several values are not what they must be.
   *
   * @param errors by attribute, sentences that begin with its name
   */
  public static AccessException invalid(Map<String, List<String>> errors) {
    var sentences = new StringJoiner("; ");
    new TreeMap<>(errors)
        .forEach((name, whys) -> whys.forEach(why -> sentences.add(name + " " + why)));
    return new AccessException(Kind.INVALID, sentences.toString(), Map.copyOf(errors));
  }

  /** By attribute, what is wrong with it; empty where the message says it all. */
  public Map<String, List<String>> errors() {
    return errors;
  }

  /** What kind of refusal it is. */
  public Kind kind() {
    return kind;
  }

  /** What a caller can do about a refusal. */
  public enum Kind {
    /** A value is not what it must be: the message names it. */
    INVALID,
    /** The name belongs to somebody else already. */
    TAKEN,
    /** There is nothing of that name or number. */
    MISSING,
    /** It would go beyond what the caller may do themselves. */
    FORBIDDEN,
    /** It was tried too often: later it may be tried again. */
    THROTTLED,
    /** The database cannot be used here: the message says what to do. */
    SETUP
  }
}
