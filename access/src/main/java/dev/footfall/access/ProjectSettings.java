package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import dev.footfall.event.EventLimits;
import dev.footfall.event.PrivacyPolicy;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * What an owner may change about a project.
 *
 * @param name what people call it, 1 to 255 characters
 * @param timeZone the zone its questions are asked in by default
 * @param retentionDays how long its events are kept, to 36,500 days; 0: for ever
 * @param archived whether it collects nothing and is read-only
 * @param privacy what is kept of its visitors
 * @param limits how many events it may send, to 1,000,000,000 each
 */
public record ProjectSettings(
    String name,
    ZoneId timeZone,
    int retentionDays,
    boolean archived,
    PrivacyPolicy privacy,
    EventLimits limits) {
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
    if (privacy.maskedParts() < 0 || privacy.maskedParts() > PrivacyPolicy.ALL_PARTS) {
      throw new AccessException(
          INVALID,
          "ip_masking must be a number from 0 to %d: the parts of an IPv4 address that are masked"
              .formatted(PrivacyPolicy.ALL_PARTS));
    }
    check("events_per_minute", limits.eventsPerMinute());
    check("monthly_events", limits.monthlyEvents());
  }

  /** The same, archived. */
  public ProjectSettings archive() {
    return new ProjectSettings(name, timeZone, retentionDays, true, privacy, limits);
  }

  private static void check(String name, OptionalLong limit) {
    if (limit.isPresent() && (limit.getAsLong() < 0 || limit.getAsLong() > EventLimits.LARGEST)) {
      throw new AccessException(
          INVALID,
          "%s must be a number to %d, 0: no limit, or null: what the instance says"
              .formatted(name, EventLimits.LARGEST));
    }
  }
}
