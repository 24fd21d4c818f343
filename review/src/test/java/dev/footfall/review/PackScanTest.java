package dev.footfall.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** What a push may ask for when it is unpacked. */
class PackScanTest {
  private static final int LARGE = 30 << 20;
  private static final RepositoryLimits LIMITS = new RepositoryLimits(1 << 30, 32 << 20, 256 << 20);

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int last;

  @Test
  void refusesAFewKilobytesThatHoldMuchWhenTheyAreUnpacked() throws IOException {
    begin(6);
    whole(LARGE);
    for (int i = 0; i < 5; i++) {
      delta(LARGE, LARGE);
    }

    assertThat(sent.size()).isLessThan(40_000);
    assertThat(PackScan.wrong(body(), LIMITS))
        .contains(
            "the changes to large files would take more than 128 MiB to unpack; push in parts");
  }

  @Test
  void takesAFileAsLargeAsTheOperatorAllows() throws IOException {
    begin(2);
    whole(200 << 20);
    delta(200 << 20, 200 << 20);

    assertThat(PackScan.wrong(body(), new RepositoryLimits(1 << 30, 256 << 20, 256 << 20)))
        .isEmpty();
  }

  @Test
  void takesSmallFilesInALongChain() throws IOException {
    begin(200);
    whole(10_000);
    for (int i = 1; i < 200; i++) {
      delta(10_000, 10_000);
    }

    assertThat(PackScan.wrong(body(), LIMITS)).isEmpty();
  }

  @Test
  void refusesAFileThatIsTooLargeAlsoWhereOnlyItsDeltaSaysSo() throws IOException {
    begin(2);
    whole(10);
    delta(10, 33 << 20);

    assertThat(PackScan.wrong(body(), LIMITS))
        .contains("a file may have 32 MiB (repositories.max-file-size)");
  }

  @Test
  void refusesWhatIsCutOff() throws IOException {
    begin(2);
    whole(10);

    assertThat(PackScan.wrong(body(), LIMITS))
        .contains("what was sent is cut off or damaged; push again");
  }

  @Test
  void refusesMoreObjectsThanAreUnpacked() throws IOException {
    begin(500_001);

    assertThat(PackScan.wrong(body(), LIMITS))
        .contains("a push may have 500,000 objects; push in parts");
  }

  @Test
  void takesAPushWithoutAPack() throws IOException {
    sent.writeBytes("0008abcd0000".getBytes(StandardCharsets.US_ASCII));

    assertThat(PackScan.wrong(body(), LIMITS)).isEmpty();
  }

  private ByteArrayInputStream body() {
    return new ByteArrayInputStream(sent.toByteArray());
  }

  private void begin(int objects) throws IOException {
    sent.writeBytes("0008abcd0000PACK".getBytes(StandardCharsets.US_ASCII));
    var out = new DataOutputStream(sent);
    out.writeInt(2);
    out.writeInt(objects);
  }

  private void whole(int size) throws IOException {
    last = sent.size();
    head(3, size);
    packed(new byte[size]);
  }

  /** One made from the object before it, whose only instruction says nothing that matters here. */
  private void delta(int base, int result) throws IOException {
    var delta = new ByteArrayOutputStream();
    number(delta, base);
    number(delta, result);
    delta.write(0x90);
    delta.write(1);
    int distance = sent.size() - last;
    last = sent.size();
    head(6, delta.size());
    back(distance);
    packed(delta.toByteArray());
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
