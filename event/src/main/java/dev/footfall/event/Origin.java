package dev.footfall.event;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * The request a bad row came in, without what could be read of it. One object serves all bad rows
 * of a request, which is stored once.
 *
 * @param record the number of the request's record
 * @param form where in the request the payload belongs
 * @param request the request; its body is empty, or ends with the empty list {@code []} (perhaps
 *     closed by a brace) that the payload belongs into
 */
public record Origin(long record, Form form, Envelope request) {
  /** Where in a request a bad row's payload belongs. */
  public enum Form {
    /** It is the request's query, which the request has. */
    QUERY,
    /** It is the whole body. */
    BODY,
    /** It is one event of the list in the body. */
    EVENT,
    /** It is what follows in the body from some event on, the list's end included. */
    REST;

    /** Its name as it is stored, such as {@code event}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The form of that name. */
    public static Form of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** The request as it would be if it had held this payload alone. */
  public Envelope with(byte[] payload) {
    return switch (form) {
      case QUERY -> request;
      case BODY -> request.with(payload);
      case EVENT -> request.with(joined(payload, 0, true));
      case REST -> request.with(joined(payload, afterComma(payload), false));
    };
  }

  private byte[] joined(byte[] payload, int from, boolean closed) {
    byte[] around = request.body();
    int end = around.length - 1;
    while (around[end] != ']') {
      end--;
    }
    var body = new ByteArrayOutputStream(around.length + payload.length);
    body.write(around, 0, end);
    body.write(payload, from, payload.length - from);
    if (closed) {
      body.write(around, end, around.length - end);
    }
    return body.toByteArray();
  }

  /** What follows an event begins with the comma between the two. */
  private static int afterComma(byte[] rest) {
    int at = 0;
    while (at < rest.length && rest[at] <= ' ' && rest[at] > 0) {
      at++;
    }
    return at < rest.length && rest[at] == ',' ? at + 1 : 0;
  }
}
