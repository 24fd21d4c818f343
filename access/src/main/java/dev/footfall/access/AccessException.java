package dev.footfall.access;

/** What was asked for cannot be done; the message says why, for the person who asked. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why, and what kind of refusal it is. */
  public AccessException(Kind kind, String message) {
    super(message);
    this.kind = kind;
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
