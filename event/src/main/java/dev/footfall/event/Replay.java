package dev.footfall.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A bad row to be read again: a record of the journal beside {@link Envelope}, which it is told
 * from by its first byte.
 *
 * @param badRow the bad row's id
 * @param askedAt when somebody asked for it, to the millisecond
 * @param reason why it could not be read
 * @param message what was wrong
 * @param request the request as it would have been with the bad row's payload alone
 */
public record Replay(
    UUID badRow, Instant askedAt, BadRow.Reason reason, String message, Envelope request) {
  /** No version of an envelope: those count from 1. */
  private static final int MARK = 'R';

  private static final int VERSION = 1;

  /** Whether these are a replay's bytes. */
  public static boolean isOne(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == MARK;
  }

  /**
   * The number that stands for a record's where something is made from it: the same whenever the
   * bad row is read again.
   */
  public long sequence() {
    return badRow.getMostSignificantBits() & Long.MAX_VALUE;
  }

  /** The record's bytes: the mark, a version, the fields in their order, the request last. */
  public byte[] toBytes() {
    byte[] sent = request.toBytes();
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream(sent.length + text.length + 64);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(MARK);
      out.writeByte(VERSION);
      out.writeLong(badRow.getMostSignificantBits());
      out.writeLong(badRow.getLeastSignificantBits());
      out.writeLong(askedAt.toEpochMilli());
      out.writeUTF(reason.name());
      out.writeInt(text.length);
      out.write(text);
      out.write(sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws NewerVersionException if a newer program wrote them
   * @throws IllegalArgumentException if these are not a replay's bytes
   */
  public static Replay fromBytes(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int mark = in.readUnsignedByte();
      int version = in.readUnsignedByte();
      if (mark == MARK && version > VERSION) {
        throw new NewerVersionException(
            "A replay of version " + version + "; this program reads " + VERSION);
      }
      if (mark != MARK || version != VERSION) {
        throw new IllegalArgumentException("No replay");
      }
      return new Replay(
          new UUID(in.readLong(), in.readLong()),
          Instant.ofEpochMilli(in.readLong()),
          BadRow.Reason.valueOf(in.readUTF()),
          new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8),
          Envelope.fromBytes(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalArgumentException("A replay that ends too early", e);
    }
  }
}
