package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what an envelope holds. What of it can be read again, should decoding get better, says
 * where it stood: of one envelope either the whole or events of one list.
 */
final class Decoding {
  private final Envelope envelope;
  private final long sequence;
  private final List<Event> events = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();
  private @Nullable Envelope request;

  Decoding(Envelope envelope, long sequence) {
    this.envelope = envelope;
    this.sequence = sequence;
  }

  /** The part of a request that holds its events. */
  static byte[] whole(Envelope envelope) {
    return envelope.body().length > 0
        ? envelope.body()
        : envelope.query().getBytes(StandardCharsets.UTF_8);
  }

  void good(Event event) {
    events.add(event);
  }

  /** The query cannot be read. */
  void badQuery(Violation wrong) {
    add(
        wrong.reason(),
        wrong.message(),
        envelope.query().getBytes(StandardCharsets.UTF_8),
        Optional.of(origin(Origin.Form.QUERY, () -> new byte[0])));
  }

  /** The request as a whole cannot be read; of a larger one than that the beginning is kept. */
  void badWhole(BadRow.Reason reason, String message, int most) {
    byte[] whole = whole(envelope);
    var form = envelope.body().length > 0 ? Origin.Form.BODY : Origin.Form.QUERY;
    add(
        reason,
        message,
        Arrays.copyOf(whole, Math.min(most, whole.length)),
        whole.length > most ? Optional.empty() : Optional.of(origin(form, () -> new byte[0])));
  }

  /**
   * A part of the body's list cannot be read.
   *
   * @param around the body with that list empty
   */
  void badPart(
      BadRow.Reason reason,
      String message,
      byte[] payload,
      Origin.Form form,
      Supplier<byte[]> around) {
    add(reason, message, payload, Optional.of(origin(form, around)));
  }

  /** Something cannot be read, and will never be, because this is not all of it. */
  void bad(BadRow.Reason reason, String message, byte[] payload) {
    add(reason, message, payload, Optional.empty());
  }

  private void add(BadRow.Reason reason, String message, byte[] payload, Optional<Origin> origin) {
    badRows.add(
        new BadRow(
            id(),
            envelope.project(),
            envelope.receivedAt(),
            envelope.protocol(),
            reason,
            message,
            payload,
            origin));
  }

  private Origin origin(Origin.Form form, Supplier<byte[]> around) {
    if (request == null) {
      request = envelope.with(around.get());
    }
    return new Origin(sequence, form, request);
  }

  /** How many were gathered so far: the next one's place in the record. */
  int place() {
    return events.size() + badRows.size();
  }

  Decoded decoded() {
    return new Decoded(List.copyOf(events), List.copyOf(badRows));
  }

  private UUID id() {
    var place = ByteBuffer.allocate(12).putLong(sequence).putInt(place());
    return UUID.nameUUIDFromBytes(place.array());
  }
}
