package dev.footfall.warehouse;

import java.util.UUID;

/**
 * A stored event.
 *
 * @param key its project and id
 * @param fingerprint the hash of its content
 */
public record Known(EventKey key, UUID fingerprint) {}
