package dev.footfall.query;

/** A model that cannot be used; the message starts with {@code file:line:column}. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong, and where. */
  public ModelException(Place place, String message) {
    super(place + ": " + message);
  }
}
