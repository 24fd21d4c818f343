package dev.footfall.warehouse;

import java.time.Instant;

/**
 * Where an event may be stored: rows are sorted by time, so one that is looked for is found at
 * once.
 *
 * @param key what it is known by
 * @param time its derived time
 */
public record Sighting(EventKey key, Instant time) {}
