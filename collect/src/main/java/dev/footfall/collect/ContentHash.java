package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What an event is told apart by where its id is missing or shared (law: Once): MD5 over its
 * parameters in the order of their names, each name and value ended by the byte 0x1F, as in
 * Snowplow. What a tracker changes when it sends an event again is left out.
 */
final class ContentHash {
  private static final byte SEPARATOR = 0x1F;

  private ContentHash() {}

  static UUID of(SortedMap<String, String> parameters) {
    // One piece for the digest: it is slow with many small ones.
    var text = new ByteArrayOutputStream(1024);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (!changesOnRetry(parameter.getKey())) {
        text.writeBytes(parameter.getKey().getBytes(UTF_8));
        text.write(SEPARATOR);
        text.writeBytes(parameter.getValue().getBytes(UTF_8));
        text.write(SEPARATOR);
      }
    }
    var bytes = ByteBuffer.wrap(md5().digest(text.toByteArray()));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** An id for an event whose client sent none. */
  static UUID eventId(long project, UUID content) {
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(24)
            .putLong(project)
            .putLong(content.getMostSignificantBits())
            .putLong(content.getLeastSignificantBits())
            .array());
  }

  /** An id for an event whose client's own id is no UUID: equal ids stay equal. */
  static UUID eventId(String own) {
    return UUID.nameUUIDFromBytes(own.getBytes(UTF_8));
  }

  /**
   * An id for an event that has neither an id nor a time of its own, such as an image in a page
   * without scripts. Every showing of it has the same content, nobody sends it again, and it is one
   * event for each time it arrives.
   */
  static UUID eventId(long project, UUID content, long sequence, int place) {
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(36)
            .putLong(project)
            .putLong(content.getMostSignificantBits())
            .putLong(content.getLeastSignificantBits())
            .putLong(sequence)
            .putInt(place)
            .array());
  }

  private static boolean changesOnRetry(String name) {
    return switch (name) {
      case "eid", "nuid", "stm", "cv" -> true;
      default -> false;
    };
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
