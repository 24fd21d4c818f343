package dev.footfall.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as the door received it: the record of the journal. Whatever is worked out later is a
 * function of this alone, so that it can be worked out again.
 *
 * @param project the project's number; 0 where none was named
 * @param appId the key that named the project; an event in the body that names another is not its
 * @param retentionDays the project's retention when the request arrived; 0: for ever
 * @param receivedAt when the request arrived, to the millisecond
 * @param protocol the vendor and version of the path, such as {@code
 *     com.snowplowanalytics.snowplow/tp2}
 * @param query the raw query string, without the question mark; empty where there is none
 * @param contentType the media type as sent; empty where there is none
 * @param headers the headers that are needed later, by lower-case name; no cookies
 * @param ip the client's address; empty where it must not be kept
 * @param networkUserId the visitor id in the collector's cookie; empty where there is none
 * @param anonymous the visitor asked for anonymity, such as by Snowplow's {@code SP-Anonymous}
 * @param precautions what else is done for the visitor's privacy
 * @param refusal why the door itself could not take the request as events, if it could not
 * @param body the body's bytes as received
 */
public record Envelope(
    long project,
    String appId,
    int retentionDays,
    Instant receivedAt,
    String protocol,
    String query,
    String contentType,
    Map<String, String> headers,
    String ip,
    String networkUserId,
    boolean anonymous,
    Precautions precautions,
    Optional<Refusal> refusal,
    byte[] body) {

  /** The first version had no precautions. */
  private static final int FIRST_VERSION = 1;

  private static final int VERSION = 2;

  /** Keeps its own sorted copy of the headers, so that equal requests have equal bytes. */
  public Envelope {
    headers = new TreeMap<>(headers);
  }

  /** A request for whose visitor nothing else is done. */
  public Envelope(
      long project,
      String appId,
      int retentionDays,
      Instant receivedAt,
      String protocol,
      String query,
      String contentType,
      Map<String, String> headers,
      String ip,
      String networkUserId,
      boolean anonymous,
      Optional<Refusal> refusal,
      byte[] body) {
    this(
        project,
        appId,
        retentionDays,
        receivedAt,
        protocol,
        query,
        contentType,
        headers,
        ip,
        networkUserId,
        anonymous,
        Precautions.NONE,
        refusal,
        body);
  }

  /**
   * Why the door kept a request as a bad row.
   *
   * @param reason the category
   * @param message what is wrong, for a person
   */
  public record Refusal(BadRow.Reason reason, String message) {}

  /** The same request with another body. */
  public Envelope with(byte[] other) {
    return new Envelope(
        project,
        appId,
        retentionDays,
        receivedAt,
        protocol,
        query,
        contentType,
        headers,
        ip,
        networkUserId,
        anonymous,
        precautions,
        refusal,
        other);
  }

  /** The header's value; empty where the request had none. The name is in lower case. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The record's bytes: a version byte, the fields in their order, the body last. */
  public byte[] toBytes() {
    var bytes = new ByteArrayOutputStream(body.length + 512);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(project);
      write(out, appId);
      out.writeInt(retentionDays);
      out.writeLong(receivedAt.toEpochMilli());
      write(out, protocol);
      write(out, query);
      write(out, contentType);
      out.writeShort(headers.size());
      for (var header : headers.entrySet()) {
        write(out, header.getKey());
        write(out, header.getValue());
      }
      write(out, ip);
      write(out, networkUserId);
      out.writeBoolean(anonymous);
      write(out, precautions.dailyVisitor());
      write(out, precautions.columns());
      write(out, refusal.map(r -> r.reason().name()).orElse(""));
      write(out, refusal.map(Refusal::message).orElse(""));
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws NewerVersionException if a newer program wrote them
   * @throws IllegalArgumentException if these are not an envelope's bytes
   */
  public static Envelope fromBytes(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version > VERSION) {
        throw new NewerVersionException(
            "An envelope of version " + version + "; this program reads up to " + VERSION);
      }
      if (version < FIRST_VERSION) {
        throw new IllegalArgumentException("An envelope of version " + version);
      }
      return read(in, version);
    } catch (IOException e) {
      throw new IllegalArgumentException("An envelope that ends too early", e);
    }
  }

  private static Envelope read(DataInputStream in, int version) throws IOException {
    return new Envelope(
        in.readLong(),
        text(in),
        in.readInt(),
        Instant.ofEpochMilli(in.readLong()),
        text(in),
        text(in),
        text(in),
        headers(in),
        text(in),
        text(in),
        in.readBoolean(),
        version == FIRST_VERSION ? Precautions.NONE : Precautions.of(text(in), text(in)),
        refusal(text(in), text(in)),
        rest(in));
  }

  private static byte[] rest(DataInputStream in) throws IOException {
    byte[] rest = new byte[in.available()];
    in.readFully(rest);
    return rest;
  }

  private static Map<String, String> headers(DataInputStream in) throws IOException {
    var headers = new TreeMap<String, String>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      headers.put(text(in), text(in));
    }
    return headers;
  }

  private static Optional<Refusal> refusal(String reason, String message) {
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal(BadRow.Reason.valueOf(reason), message));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes where fewer are left");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Envelope that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  /** Its project and protocol only: a request holds personal data, and a log must not. */
  @Override
  public String toString() {
    return "request of " + body.length + " bytes by " + protocol + " for project " + project;
  }
}
