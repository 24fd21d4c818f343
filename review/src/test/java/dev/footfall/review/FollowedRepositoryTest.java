package dev.footfall.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes from a host that wishes us ill. */
class FollowedRepositoryTest {
  private static final int LARGE = 8 << 20;

  @Test
  void unpacksNothingThatWouldTakeGigabytes(@TempDir Path folder) throws IOException {
    var bare = new Bare(folder);
    bare.make(1, "main");
    var pack = HandMadePack.of(61);
    int base = pack.whole(LARGE);
    for (int i = 0; i < 30; i++) {
      pack.delta(base, LARGE, 1);
      base = pack.delta(base, LARGE, LARGE);
    }

    try (var repository = bare.open(1, new FetchLimits(1 << 20, LARGE));
        var inserter = repository.newObjectInserter()) {
      assertThatThrownBy(() -> inserter.newPackParser(pack.fetched()))
          .hasMessage(
              "Nothing was taken: the changes to large files would take more than 128 MiB to"
                  + " unpack");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("1.git"));
    }
  }
}
