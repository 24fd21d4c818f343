package dev.footfall.access;

import java.time.Instant;

/**
 * Something that somebody changed.
 *
 * @param id its number; a later event has a higher one
 * @param projectId the project it happened in; 0: none, the instance
 * @param authorId who did it
 * @param author their user name; empty where there is no such user any more
 * @param change what was changed
 * @param createdAt when
 */
public record AuditEvent(
    long id, long projectId, long authorId, String author, Change change, Instant createdAt) {

  /**
   * A change. Secrets and personal data never stand in it.
   *
   * @param name what kind of change, such as {@code member_created}
   * @param target what was changed: {@code user 7}, {@code time_zone}
   * @param from what it was; empty: nothing, or a secret
   * @param to what it is; empty: nothing, or a secret
   */
  public record Change(String name, String target, String from, String to) {}
}
