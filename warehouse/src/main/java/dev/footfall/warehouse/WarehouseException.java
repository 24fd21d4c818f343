package dev.footfall.warehouse;

/** The warehouse could not do what it was asked; the message says why, for a person. */
public final class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final int code;
  private final String view;

  /** Why, and what kind of failure it is. */
  public WarehouseException(Kind kind, String message) {
    this(kind, message, 0);
  }

  /** A failure that the engine has a number for. */
  WarehouseException(Kind kind, String message, int code) {
    this(kind, message, code, "");
  }

  /** The same, that came about in a view. */
  WarehouseException(Kind kind, String message, int code, String view) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.view = view;
  }

  /** The engine's own number; 0 where it has none. */
  int code() {
    return code;
  }

  /** The view that did not take an insert's rows; empty: it was none. */
  String view() {
    return view;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** What a caller can do about a failure. */
  public enum Kind {
    /** The question itself is wrong: the same one will fail again. */
    QUESTION,
    /** The events are such that the engine does not take them: the same ones will fail again. */
    DATA,
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
