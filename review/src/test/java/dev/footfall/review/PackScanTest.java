package dev.footfall.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a push or a fetch may ask for when it is unpacked. */
class PackScanTest {
  private static final int LARGE = 30 << 20;
  private static final int LARGEST = 32 << 20;

  @Test
  void refusesAFewKilobytesThatHoldMuchWhenTheyAreUnpacked() throws IOException {
    var pack = HandMadePack.of(11);
    int base = pack.whole(LARGE);
    for (int i = 0; i < 5; i++) {
      pack.delta(base, LARGE, 1);
      base = pack.delta(base, LARGE, LARGE);
    }

    assertThat(pack.bytes()).isLessThan(40_000);
    assertThat(PackScan.push(pack.pushed(), LARGEST))
        .contains(
            "the changes to large files would take more than 128 MiB to unpack; push in parts");
    assertThat(PackScan.fetched(pack.fetched(), LARGEST))
        .contains("the changes to large files would take more than 128 MiB to unpack");
  }

  @Test
  void takesManyVersionsOfALargeFileOneMadeFromTheOther() throws IOException {
    var pack = HandMadePack.of(50);
    int last = pack.whole(LARGE);
    for (int i = 1; i < 50; i++) {
      last = pack.delta(last, LARGE, LARGE);
    }

    assertThat(PackScan.push(pack.pushed(), LARGEST)).isEmpty();
  }

  @Test
  void takesAFileAsLargeAsTheOperatorAllows() throws IOException {
    var pack = HandMadePack.of(2);
    pack.delta(pack.whole(200 << 20), 200 << 20, 200 << 20);

    assertThat(PackScan.push(pack.pushed(), 256 << 20)).isEmpty();
  }

  @Test
  void takesSmallFilesManyTimesBranched() throws IOException {
    var pack = HandMadePack.of(401);
    int base = pack.whole(10_000);
    for (int i = 0; i < 200; i++) {
      pack.delta(base, 10_000, 10_000);
      base = pack.delta(base, 10_000, 10_000);
    }

    assertThat(PackScan.push(pack.pushed(), LARGEST)).isEmpty();
  }

  @Test
  void refusesAFileThatIsTooLargeAlsoWhereOnlyItsDeltaSaysSo() throws IOException {
    var pack = HandMadePack.of(2);
    pack.delta(pack.whole(10), 10, 33 << 20);

    assertThat(PackScan.push(pack.pushed(), LARGEST))
        .contains("a file may have 32 MiB (repositories.max-file-size)");
  }

  @Test
  void refusesWhatIsCutOff() throws IOException {
    var pack = HandMadePack.of(2);
    pack.whole(10);

    assertThat(PackScan.push(pack.pushed(), LARGEST))
        .contains("what was sent is cut off or damaged; try again");
  }

  @Test
  void refusesMoreObjectsThanAreUnpacked() throws IOException {
    assertThat(PackScan.push(HandMadePack.of(500_001).pushed(), LARGEST))
        .contains("more than 500,000 objects were sent at once; push in parts");
    assertThat(PackScan.fetched(HandMadePack.of(2_000_001).fetched(), LARGEST))
        .contains("more than 2,000,000 objects were sent at once");
  }

  @Test
  void takesAPushWithoutAPack() throws IOException {
    var body = new ByteArrayInputStream("0008abcd0000".getBytes(StandardCharsets.US_ASCII));
    assertThat(PackScan.push(body, LARGEST)).isEmpty();
  }
}
