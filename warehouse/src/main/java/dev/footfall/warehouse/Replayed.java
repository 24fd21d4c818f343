package dev.footfall.warehouse;

import java.time.Instant;
import java.util.UUID;

/**
 * A bad row that was read again, and is a bad row no more: what is still wrong in it stands in new
 * ones.
 *
 * @param project its project's number
 * @param badRow its id
 * @param askedAt when somebody asked for it
 * @param events how many events it held
 * @param badRows how many parts of it can still not be read
 */
public record Replayed(long project, UUID badRow, Instant askedAt, int events, int badRows) {}
