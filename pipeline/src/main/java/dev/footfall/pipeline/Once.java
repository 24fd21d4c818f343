package dev.footfall.pipeline;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.EventKey;
import dev.footfall.warehouse.Known;
import dev.footfall.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each event once (law: Once). An event whose id its project already has is a duplicate when
 * its content is the same too; with other content it is another event, kept under an id made from
 * project, id and content, with the client's in {@link Field#ORIGINAL_EVENT_ID}. That id is the
 * same whenever the client sends the event again, so its own retry is known as well.
 */
final class Once implements AutoCloseable {
  private final Path folder;
  private final Warehouse warehouse;
  private @Nullable KnownIds ids;

  /**
   * Opens nothing before it is needed.
   *
   * @param folder where the ids are kept that spare most questions to the warehouse
   */
  Once(Path folder, Warehouse warehouse) {
    this.folder = folder;
    this.warehouse = warehouse;
  }

  /**
   * The events to store.
   *
   * @param events what the batch's records hold, in their order
   * @param batch the batch's number: what the batch itself stored in an earlier try does not count
   * @throws IOException if the ids known cannot be read or written
   */
  List<Event> keep(List<Event> events, long batch) throws IOException {
    var contents = contents(events, batch);
    var kept = new ArrayList<Event>(events.size());
    var others = new ArrayList<Event>();
    for (Event event : events) {
      UUID before = contents.putIfAbsent(key(event), fingerprint(event));
      if (before == null) {
        kept.add(event);
      } else if (!before.equals(fingerprint(event))) {
        others.add(underItsOwnId(event));
      }
    }
    var otherContents = contents(others, batch);
    for (Event event : others) {
      if (otherContents.putIfAbsent(key(event), fingerprint(event)) == null) {
        kept.add(event);
      }
    }
    ids().add(kept, batch);
    return kept;
  }

  /** Brings the ids to disk. */
  @Override
  public void close() throws IOException {
    if (ids != null) {
      ids.close();
      ids = null;
    }
  }

  private KnownIds ids() throws IOException {
    var open = ids;
    if (open == null) {
      open = KnownIds.open(folder, warehouse);
      ids = open;
    }
    return open;
  }

  /** What is stored under the events' ids, by id. */
  private Map<EventKey, UUID> contents(List<Event> events, long batch) throws IOException {
    var keys = events.stream().map(Once::key).collect(Collectors.toSet());
    return warehouse.known(ids().seen(keys), batch).stream()
        .collect(Collectors.toMap(Known::key, Known::fingerprint, (a, b) -> a, HashMap::new));
  }

  private static Event underItsOwnId(Event event) {
    String name = event.project() + " " + event.id() + " " + fingerprint(event);
    return event
        .but()
        .set(Field.ORIGINAL_EVENT_ID, event.id())
        .set(Field.EVENT_ID, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static EventKey key(Event event) {
    return new EventKey(event.project(), event.id());
  }

  private static UUID fingerprint(Event event) {
    return (UUID)
        Objects.requireNonNull(
            event.get(Field.EVENT_FINGERPRINT), "a decoded event has a fingerprint");
  }
}
