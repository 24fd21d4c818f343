package dev.footfall.journal;

import java.util.Locale;

/** The journal could not store or read a record; the message says which file and why. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 2;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** The disk is full or fails; what was to be appended may be sent again. */
    DISK,
    /** As much waits to be stored as may; what was to be appended may be sent again. */
    SIZE,
    /** The oldest record waits longer to be stored than it may. */
    AGE,
    /** The journal is closed. */
    CLOSED,
    /** A record is asked for that is not there. */
    DAMAGED;

    /** Its name in metrics. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** With what is wrong, for a person. */
  public JournalException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** With what is wrong, for a person, and what the system said. */
  public JournalException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
