package dev.footfall.warehouse;

import java.util.UUID;

/**
 * What an event is known by.
 *
 * @param project the project's number
 * @param id the event's id
 */
public record EventKey(long project, UUID id) {}
