package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gathers what an envelope holds. */
final class Decoding {
  private final Envelope envelope;
  private final long sequence;
  private final List<Event> events = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();

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

  void bad(BadRow.Reason reason, String message, byte[] payload) {
    badRows.add(
        new BadRow(
            id(),
            envelope.project(),
            envelope.receivedAt(),
            envelope.protocol(),
            reason,
            message,
            payload));
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
