package dev.footfall.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
      case REST -> request.with(rest(payload));
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

  /**
   * What follows an event begins with the comma between the two, or with the list's end where more
   * than the list was sent; and it may or may not have an end of the list of its own.
   */
  private byte[] rest(byte[] payload) {
    int at = afterSpace(payload, 0);
    boolean behindTheList = at < payload.length && payload[at] == ']';
    if (behindTheList) {
      at = afterSpace(payload, at + 1);
    }
    char between = behindTheList ? '}' : ',';
    int from = at < payload.length && payload[at] == between ? at + 1 : at;
    String text = new String(payload, StandardCharsets.ISO_8859_1).strip();
    boolean ends = text.endsWith("]") || text.endsWith("]}");
    return joined(payload, from, behindTheList || !ends);
  }

  private static int afterSpace(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] <= ' ' && text[at] > 0) {
      at++;
    }
    return at;
  }
}
