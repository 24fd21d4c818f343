package dev.footfall.event;

/**
 * A record that a newer program wrote: nothing is wrong with it, but this program cannot read it.
 */
public final class NewerVersionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Says which version it is, and which this program reads. */
  public NewerVersionException(String message) {
    super(message);
  }
}
