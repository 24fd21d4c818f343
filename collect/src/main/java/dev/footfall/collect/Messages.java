package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a body of messages, each for itself: a bad one is a bad row and takes no neighbour with it.
 *
 * @param list the name under which a body's object may hold its messages; empty: it is one itself
 * @param largest a message's bytes; of a larger one the beginning is kept, as a bad row
 * @param reader what makes an event of a message
 */
record Messages(String list, int largest, Reader reader) {
  private static final int SAMPLE_BYTES = 64 << 10;
  private static final int MOST_ERRORS = 100;

  /** Makes an event of one message. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads a message.
     *
     * @param batch what the body says beside its messages
     * @throws Violation if it cannot be read
     */
    Event read(JsonObject message, EventList batch, Envelope envelope, long sequence, int place)
        throws Violation;
  }

  /**
   * What a body holds.
   *
   * @param received how many messages
   * @param errors what is wrong with those that cannot be read, the first hundred
   * @param good how many can
   */
  record Check(int received, int good, List<String> errors) {}

  /** Whose messages these are: all of one key's. */
  Skim skim(Request request, String key) {
    var found = events(request);
    return new Skim(Map.of(key, found.size()), found.end().problem() != null);
  }

  Decoded decode(Envelope envelope, long sequence) {
    var decoding = new Decoding(envelope, sequence);
    int most = PayloadData.most(envelope.query(), envelope.header("referer"));
    var found = EventList.of(envelope.body(), list, most);
    for (int i = 0; i < found.size(); i++) {
      try {
        decoding.good(read(found, i, envelope, sequence));
      } catch (Violation e) {
        bad(decoding, found, i, e);
      }
    }
    if (found.end().problem() != null) {
      rest(decoding, found, found.end().problem());
    }
    return decoding.decoded();
  }

  private void bad(Decoding decoding, EventList found, int i, Violation wrong) {
    if (wrong.reason() == BadRow.Reason.SIZE_VIOLATION) {
      decoding.bad(wrong.reason(), wrong.message(), found.event(i, SAMPLE_BYTES));
    } else {
      byte[] event = found.event(i, largest);
      decoding.badPart(
          wrong.reason(), wrong.message(), event, Origin.Form.EVENT, found::withoutEvents);
    }
  }

  private static void rest(Decoding decoding, EventList found, String problem) {
    var reason = found.end().reason();
    if (found.end().from() == 0) {
      decoding.badWhole(reason, problem, Integer.MAX_VALUE);
    } else {
      decoding.badPart(reason, problem, found.rest(), Origin.Form.REST, found::withoutEvents);
    }
  }

  /** Says what decoding will find, for clients that are told; nothing is kept of it. */
  Check check(Request request, String protocol) {
    var envelope = trial(request, protocol);
    var found = events(request);
    var errors = new ArrayList<String>();
    int good = 0;
    for (int i = 0; i < found.size(); i++) {
      try {
        read(found, i, envelope, 0);
        good++;
      } catch (Violation e) {
        note(errors, e.message());
      }
    }
    if (found.end().problem() != null) {
      note(errors, found.end().problem());
    }
    return new Check(found.size(), good, errors);
  }

  private EventList events(Request request) {
    int most = PayloadData.most(request.query(), request.header("referer"));
    return EventList.of(request.body(), list, most);
  }

  private static void note(List<String> errors, String error) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(error);
    }
  }

  private Event read(EventList found, int i, Envelope envelope, long sequence) throws Violation {
    if (found.length(i) > largest) {
      throw new Violation(
          BadRow.Reason.SIZE_VIOLATION,
          "the event has %d bytes; at most %d are read".formatted(found.length(i), largest));
    }
    var text = new String(found.event(i, largest), StandardCharsets.UTF_8);
    return reader.read(JsonObject.parse(text), found, envelope, sequence, i);
  }

  /** A record of nobody: enough to see whether a message can be read. */
  static Envelope trial(Request request, String protocol) {
    return new Envelope(
        0,
        "",
        0,
        Instant.EPOCH,
        protocol,
        request.query(),
        request.header("content-type"),
        request.headers(),
        "",
        "",
        false,
        Optional.empty(),
        request.body());
  }
}
