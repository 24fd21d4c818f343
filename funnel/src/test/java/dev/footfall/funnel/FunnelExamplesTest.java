package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases worked out by hand: the page's, and those of the lineage (lineage.md 8). */
class FunnelExamplesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-D] .+?) \\| (\\d) \\| (\\d) \\| (\\d) \\|$", Pattern.MULTILINE);
  private static final int OF_THE_PAGE = 9;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyExampleOfThePageIsTrue(Mode mode) throws IOException {
    var rows = ROW.matcher(Files.readString(Path.of("../docs/funnels.md"))).results().toList();
    var streams = rows.stream().map(row -> stream(row.group(1))).toList();
    var expected =
        rows.stream()
            .map(row -> Integer.parseInt(row.group(2 + List.of(Mode.values()).indexOf(mode))))
            .toList();

    assertThat(rows).hasSize(OF_THE_PAGE);
    assertThat(furthest(streams, mode)).isEqualTo(expected);
  }

  @Test
  void theLineagesFourPeople() {
    var people =
        new People(
            List.of(
                stream("A 0:00, B 1:00, C 2:00"),
                stream("A 0:00, B 1:00"),
                stream("A 0:00"),
                stream("B 0:00, A 1:00")));

    assertThat(counts(people, Mode.ORDERED)).containsExactly("4", "2", "1");
  }

  @Test
  void theLineagesLateThirdStep() {
    var people = new People(List.of(stream("A 0:00, B 1:00, C 60:01")));

    assertThat(counts(people, Mode.ORDERED)).containsExactly("1", "1", "0");
  }

  @Test
  void theLineagesDetour() {
    var people = new People(List.of(stream("A 0:00, B 1:00, D 2:00, C 3:00")));

    assertThat(counts(people, Mode.ORDERED)).containsExactly("1", "1", "1");
    assertThat(counts(people, Mode.STRICT)).containsExactly("1", "1", "0");
  }

  /** A, then B without help between them, then C. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 0:00, B 1:00, C 2:00                        | 3",
        "A 0:00, help 0:30, B 1:00, C 2:00             | 1",
        "A 0:00, B 1:00, help 1:30, C 2:00             | 3",
        "A 0:00, help 0:00, B 1:00                     | 2",
        "A 0:00, help 1:00, B 1:00                     | 2",
        "A 0:00, help 0:30, A 0:40, B 1:00             | 2",
        "A 0:00, help 0:30, A 0:30, B 1:00, C 61:00    | 2",
        "A 0:00, A 0:30, help 0:30, B 1:00, C 60:15    | 3",
        "A 0:00, help 0:30, help 0:31, B 1:00, B 2:00  | 1",
        "help 0:00, A 0:10, B 1:00, help 1:01, C 59:00 | 3"
      })
  void anExclusionLiesStrictlyBetweenTwoSteps(String what, int furthest) {
    var steps = new ArrayList<>(funnel(Mode.ORDERED).steps());
    var second = steps.get(1);
    var help = new What("help", List.of(), List.of());
    steps.set(1, new Funnel.Step(second.name(), second.what(), Optional.of(help)));
    var funnel = new Funnel(Mode.ORDERED, Duration.ofHours(1), steps);
    var people = new People(List.of(stream(what.strip())));
    var expected =
        IntStream.rangeClosed(1, 3).mapToObj(step -> step <= furthest ? "1" : "0").toList();

    assertThat(counts(people, funnel)).isEqualTo(expected);
  }

  private static List<String> counts(People people, Mode mode) {
    return counts(people, funnel(mode));
  }

  private static List<String> counts(People people, Funnel funnel) {
    return people
        .ask(
            funnel,
            "{\"measures\": [\"asked.count\"], \"dimensions\": [\"asked.stepNumber\"],"
                + " \"order\": {\"asked.stepNumber\": \"asc\"}}")
        .stream()
        .map(row -> row.getOrDefault("count", ""))
        .toList();
  }

  private static List<Integer> furthest(List<Stream> streams, Mode mode) {
    var furthest = new Integer[streams.size()];
    Arrays.fill(furthest, 0);
    for (var row :
        new People(streams)
            .ask(
                funnel(mode),
                "{\"dimensions\": [\"asked.person\", \"asked.furthestStep\"], \"filters\":"
                    + " [{\"member\": \"asked.stepNumber\", \"operator\": \"equals\","
                    + " \"values\": [\"1\"]}]}")) {
      int person = Integer.parseInt(row.getOrDefault("person", "").substring(1));
      furthest[person] = Integer.parseInt(row.getOrDefault("furthestStep", ""));
    }
    return List.of(furthest);
  }

  private static Funnel funnel(Mode mode) {
    var steps = new ArrayList<Funnel.Step>();
    for (String name : List.of("A", "B", "C")) {
      var page = new What(What.PAGE_VIEW, List.of(new Target("/" + name)), List.of());
      steps.add(new Funnel.Step(name, page, Optional.empty()));
    }
    return new Funnel(mode, Duration.ofHours(1), steps);
  }

  /** From {@code A 0:00, ping 5:00, B 60:00.001}: a page and its time, one after another. */
  private static Stream stream(String text) {
    var seen = new ArrayList<Stream.Seen>();
    for (String part : text.split(", ", -1)) {
      String[] words = part.split("[ :]", -1);
      long at = Long.parseLong(words[1]) * 60_000 + Math.round(Double.parseDouble(words[2]) * 1000);
      String name =
          switch (words[0]) {
            case "ping" -> "page_ping";
            case "help" -> "help";
            default -> What.PAGE_VIEW;
          };
      seen.add(new Stream.Seen(seen.size(), at, name, "/" + words[0], ""));
    }
    return new Stream(seen);
  }
}
