package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import java.util.List;

/**
 * What an envelope held.
 *
 * @param events in the order they were sent
 * @param badRows what could not be read
 */
public record Decoded(List<Event> events, List<BadRow> badRows) {}
