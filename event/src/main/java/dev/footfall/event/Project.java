package dev.footfall.event;

/**
 * A project as the path of an event needs it. Other rooms are handed one and never fetch it.
 *
 * @param id its number; {@code gitlab_project_<id>} in a Cube token
 * @param path {@code namespace/name}
 * @param appId its public key, which trackers send
 * @param retentionDays how long its events are kept; 0: for ever
 */
public record Project(long id, String path, String appId, int retentionDays) {}
