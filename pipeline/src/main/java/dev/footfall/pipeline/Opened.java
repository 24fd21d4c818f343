package dev.footfall.pipeline;

import dev.footfall.collect.Decoded;
import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Replay;
import dev.footfall.warehouse.EventKey;
import dev.footfall.warehouse.Replayed;
import java.util.Optional;

/**
 * A record of the journal, read.
 *
 * @param request what arrived; of a replay the bad row's part of it
 * @param content what it held
 * @param replay what is read again; empty where something arrived
 */
public record Opened(Envelope request, Decoded content, Optional<Replay> replay) {
  /** About how many bytes of memory it takes. */
  long weight() {
    return content.events().stream().mapToLong(Event::weight).sum()
        + content.badRows().stream().mapToLong(row -> row.payload().length).sum();
  }

  /** Whether it is a bad row that is as bad as it was, so that nothing is to be stored of it. */
  boolean unchanged() {
    return replay.isPresent()
        && content.events().isEmpty()
        && (content.badRows().isEmpty()
            || (content.badRows().size() == 1
                && sameReason(content.badRows().getFirst(), replay.get())));
  }

  private static boolean sameReason(BadRow row, Replay replay) {
    return row.reason() == replay.reason()
        && withoutPlace(row.message()).equals(withoutPlace(replay.message()));
  }

  /** The same fault may stand at another byte: less stands before it. */
  private static String withoutPlace(String message) {
    return message.replaceAll(" at byte \\d+", "");
  }

  /** Which bad row is read again. */
  Optional<EventKey> badRow() {
    return replay.map(one -> new EventKey(request.project(), one.badRow()));
  }

  /** What became of the bad row that is read again. */
  Optional<Replayed> replayed() {
    return replay.map(
        one ->
            new Replayed(
                request.project(),
                one.badRow(),
                one.askedAt(),
                content.events().size(),
                content.badRows().size()));
  }
}
