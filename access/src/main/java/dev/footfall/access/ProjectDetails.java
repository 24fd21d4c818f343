package dev.footfall.access;

import dev.footfall.event.EventLimits;
import dev.footfall.event.PrivacyPolicy;
import dev.footfall.event.Project;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * All that is known of a project.
 *
 * @param id its number
 * @param path where it is found
 * @param name what people call it
 * @param keys what trackers send; empty where product analytics was not started
 * @param timeZone the zone its questions are asked in by default
 * @param retentionDays how long its events are kept; 0: for ever
 * @param archived whether it collects nothing and is read-only
 * @param privacy what is kept of its visitors
 * @param limits how many events it may send
 * @param defaultBranch the branch of its repository whose head counts
 * @param createdAt when it was made
 */
public record ProjectDetails(
    long id,
    String path,
    String name,
    Optional<Keys> keys,
    ZoneId timeZone,
    int retentionDays,
    boolean archived,
    PrivacyPolicy privacy,
    EventLimits limits,
    String defaultBranch,
    Instant createdAt) {

  /**
   * The keys of a project.
   *
   * @param appId its public key, 22 URL-safe characters
   * @param serverSecret its private key, for servers
   */
  public record Keys(String appId, String serverSecret) {
    @Override
    public String toString() {
      return "keys of " + appId;
    }
  }

  /** What an owner may change of it. */
  public ProjectSettings settings() {
    return new ProjectSettings(name, timeZone, retentionDays, archived, privacy, limits);
  }

  /** What other rooms are handed; its app id is empty where product analytics was not started. */
  public Project project() {
    return new Project(id, path, keys.map(Keys::appId).orElse(""), retentionDays, privacy, limits);
  }
}
