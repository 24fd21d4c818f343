package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a file holds, it is read, and what is wrong in it is said in a bounded number of words.
 */
class SnapshotProperty {
  private static final Path CORPUS = Path.of("src/test/resources/dev/footfall/definitions/corpus");

  @Property(tries = 500)
  void aSpoiltFileIsReadOrHasProblems(@ForAll("spoilt") String text) throws IOException {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200)
  void anyBytesAreReadOrHaveProblems(@ForAll byte[] bytes) throws IOException {
    read(bytes);
  }

  /** Files of the corpus in which some pieces were cut out, doubled or put elsewhere. */
  @Provide
  Arbitrary<String> spoilt() throws IOException {
    Arbitrary<int[]> cuts = Arbitraries.integers().between(0, 400).array(int[].class).ofSize(4);
    return Combinators.combine(Arbitraries.of(corpus()), cuts, Arbitraries.of(PIECES))
        .as(SnapshotProperty::spoilt);
  }

  private static final List<String> PIECES =
      List.of("", ": ", "- ", "\n", "[", "{", "*a", "&a ", "!x ", "'", "\"", "#", "~", "7", "<<: ");

  private static String spoilt(String text, int[] cuts, String piece) {
    var spoilt = new StringBuilder(text);
    for (int i = 0; i + 1 < cuts.length; i += 2) {
      int from = Math.min(cuts[i], spoilt.length());
      int to = Math.min(from + cuts[i + 1] % 12, spoilt.length());
      spoilt.replace(from, to, piece);
    }
    return spoilt.toString();
  }

  private static List<String> corpus() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(SnapshotProperty::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(byte[] bytes) throws IOException {
    String root = ".gitlab/product_analytics/";
    var files =
        Map.of(
            root + "dashboards/a/a.yaml", bytes,
            root + "dashboards/visualizations/b.yaml", bytes,
            root + "funnels/c.yaml", bytes);
    Snapshot snapshot = Snapshots.of(new BytesTree(files), "1");
    assertThat(snapshot.dashboards()).hasSize(1);
    assertThat(snapshot.problems()).hasSizeLessThan(1_000);
    assertThat(snapshot.problems()).allMatch(problem -> problem.toString().length() < 2_000);
  }
}
