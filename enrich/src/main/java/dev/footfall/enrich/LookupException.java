package dev.footfall.enrich;

/**
 * What an enrichment looks up cannot be looked up now: the event is not to blame, and the same may
 * work later.
 */
public final class LookupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what cannot be looked up. */
  public LookupException(String message, Throwable cause) {
    super(message, cause);
  }
}
