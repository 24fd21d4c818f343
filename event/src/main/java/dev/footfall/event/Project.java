package dev.footfall.event;

/**
 * A project as the path of an event needs it. Other rooms are handed one and never fetch it.
 *
 * @param id its number; {@code gitlab_project_<id>} in a Cube token
 * @param path {@code namespace/name}
 * @param appId the key its events were sent under: its public one, one that this took the place of,
 *     or what else its protocol names it by; empty where it has none
 * @param retentionDays how long its events are kept; 0: for ever
 * @param privacy what is kept of its visitors
 * @param limits how many events it may send
 */
public record Project(
    long id,
    String path,
    String appId,
    int retentionDays,
    PrivacyPolicy privacy,
    EventLimits limits) {

  /** The same project, named by another key: decoding takes the events that carry it. */
  public Project under(String key) {
    return new Project(id, path, key, retentionDays, privacy, limits);
  }
}
