package dev.footfall.collect;

import dev.footfall.event.BadRow;

/** An event that breaks its protocol's rules; the message says where and how. Becomes a bad row. */
final class Violation extends Exception {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 60;

  private final BadRow.Reason reason;

  Violation(String message) {
    this(BadRow.Reason.TRACKER_PROTOCOL_VIOLATION, message);
  }

  Violation(BadRow.Reason reason, String message) {
    // Made for every bad event and caught at once: a stack trace would be the dearest part of it.
    super(message, null, false, false);
    this.reason = reason;
  }

  BadRow.Reason reason() {
    return reason;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** The text in quotes, cut where it is long. */
  static String quoted(String text) {
    return text.length() <= SHOWN ? '"' + text + '"' : '"' + text.substring(0, SHOWN) + "…\"";
  }
}
