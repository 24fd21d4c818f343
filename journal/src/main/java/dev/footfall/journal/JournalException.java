package dev.footfall.journal;

/** The journal could not store or read a record; the message says which file and why. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what is wrong, for a person. */
  public JournalException(String message) {
    super(message);
  }

  /** With what is wrong, for a person, and what the system said. */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
