package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.time.ZoneId;

/**
 * What an owner may change about a project.
 *
 * @param name what people call it, 1 to 255 characters
 * @param timeZone the zone its questions are asked in by default
 * @param retentionDays how long its events are kept, to 36,500 days; 0: for ever
 * @param archived whether it collects nothing and is read-only
 */
public record ProjectSettings(String name, ZoneId timeZone, int retentionDays, boolean archived) {
  private static final int LONGEST_RETENTION = 36_500;

  /**
   * Checked.
   *
   * @throws AccessException if a value is not what it must be
   */
  public ProjectSettings {
    if (name.isBlank() || name.length() > 255) {
      throw new AccessException(INVALID, "name must have 1 to 255 characters");
    }
    if (retentionDays < 0 || retentionDays > LONGEST_RETENTION) {
      throw new AccessException(
          INVALID,
          "retention_days must be a number of days to %d, or 0: for ever"
              .formatted(LONGEST_RETENTION));
    }
  }
}
