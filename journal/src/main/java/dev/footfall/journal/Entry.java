package dev.footfall.journal;

/**
 * A record of the journal.
 *
 * @param sequence its number; the first is 0 and none is left out
 * @param payload its bytes
 */
public record Entry(long sequence, byte[] payload) {}
