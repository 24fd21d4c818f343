package dev.footfall.event;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What could not be read, kept with its reason so that nothing is lost silently.
 *
 * @param id made from where it stands in the journal, so that a repeat makes the same one
 * @param project the project's number; 0 where none was named
 * @param receivedAt when the request arrived
 * @param protocol the protocol it came by
 * @param reason why it could not be read, as a category
 * @param message what is wrong and where, for a person
 * @param payload the part that could not be read, as received
 * @param origin what it takes to read the payload again; empty where it cannot be, because only its
 *     beginning is kept or the door refused the request
 */
public record BadRow(
    UUID id,
    long project,
    Instant receivedAt,
    String protocol,
    Reason reason,
    String message,
    byte[] payload,
    Optional<Origin> origin) {

  /** One that cannot be read again. */
  public BadRow(
      UUID id,
      long project,
      Instant receivedAt,
      String protocol,
      Reason reason,
      String message,
      byte[] payload) {
    this(id, project, receivedAt, protocol, reason, message, payload, Optional.empty());
  }

  /** The categories, named after Snowplow's bad rows where it has the category. */
  public enum Reason {
    /** The request is larger than the collector stores. */
    SIZE_VIOLATION,
    /** The request as a whole is not what the protocol says: its JSON, encoding or media type. */
    COLLECTOR_PAYLOAD_FORMAT_VIOLATION,
    /** One event in a readable request breaks the protocol's rules. */
    TRACKER_PROTOCOL_VIOLATION,
    /** The app id or key belongs to no project. */
    UNKNOWN_APP_ID,
    /** The event was read but could not be enriched or stored. */
    ENRICHMENT_FAILURE;

    /** Its name as it is stored and counted, such as {@code size_violation}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
