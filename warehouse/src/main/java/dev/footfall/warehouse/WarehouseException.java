package dev.footfall.warehouse;

/** The warehouse could not do what it was asked; the message says why, for a person. */
public final class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why, and what kind of failure it is. */
  public WarehouseException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** What a caller can do about a failure. */
  public enum Kind {
    /** The question itself is wrong: the same one will fail again. */
    QUESTION,
    /** It took more time or memory than it may. */
    LIMIT,
    /** Somebody ended it. */
    CANCELLED,
    /** The engine cannot be started here: the message says what to do. */
    SETUP,
    /** The engine could not do it now; the same may work later. */
    UNAVAILABLE
  }
}
