package dev.footfall.review;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/** A pack written by hand (gitformat-pack(5)), as nobody's git would. */
final class HandMadePack {
  private static final int BLOB = 3;
  private static final int OFS_DELTA = 6;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private HandMadePack() {}

  /** The beginning of one that says it has so many objects. */
  static HandMadePack of(int objects) throws IOException {
    var pack = new HandMadePack();
    pack.sent.writeBytes("PACK".getBytes(StandardCharsets.US_ASCII));
    var out = new DataOutputStream(pack.sent);
    out.writeInt(2);
    out.writeInt(objects);
    return pack;
  }

  /** What a push sends: one command, and the pack. */
  ByteArrayInputStream pushed() {
    var body = new ByteArrayOutputStream();
    body.writeBytes("0008abcd0000".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(sent.toByteArray());
    return new ByteArrayInputStream(body.toByteArray());
  }

  /** What a fetch brings. */
  ByteArrayInputStream fetched() {
    return new ByteArrayInputStream(sent.toByteArray());
  }

  int bytes() {
    return sent.size();
  }

  /** A file of zeros; where it begins. */
  int whole(int size) throws IOException {
    int offset = sent.size();
    head(BLOB, size);
    packed(new byte[size]);
    return offset;
  }

  /** What is made from an object, whose instruction says nothing that matters here. */
  int delta(int base, int from, int to) throws IOException {
    var delta = new ByteArrayOutputStream();
    number(delta, from);
    number(delta, to);
    delta.write(0x90);
    delta.write(1);
    int offset = sent.size();
    head(OFS_DELTA, delta.size());
    back(offset - base);
    packed(delta.toByteArray());
    return offset;
  }

  private void head(int type, int size) {
    int rest = size >> 4;
    sent.write((rest > 0 ? 0x80 : 0) | (type << 4) | (size & 15));
    if (rest > 0) {
      number(sent, rest);
    }
  }

  private static void number(ByteArrayOutputStream out, int number) {
    int rest = number;
    for (; rest > 127; rest >>= 7) {
      out.write(0x80 | (rest & 127));
    }
    out.write(rest);
  }

  /** A distance, its largest bits first, each byte but the last one more than its bits. */
  private void back(int distance) {
    byte[] bytes = new byte[8];
    int at = bytes.length;
    bytes[--at] = (byte) (distance & 127);
    for (int rest = distance >> 7; rest > 0; rest >>= 7) {
      bytes[--at] = (byte) (0x80 | (--rest & 127));
    }
    sent.writeBytes(Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private void packed(byte[] bytes) throws IOException {
    var out = new DeflaterOutputStream(sent);
    out.write(bytes);
    out.finish();
  }
}
