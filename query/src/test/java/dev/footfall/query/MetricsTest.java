package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/metrics.md} says what the model says. Where it differs, what it should be is left in
 * {@code target/metrics.md}: look at it and copy it.
 */
final class MetricsTest {
  private static final String HEAD =
      """
      # What is counted

      Every measure and dimension of the built-in cubes, as their models describe them. This page is made of the models \
      (`query`'s `MetricsTest` compares them); change a description there.

      Times are in UTC with milliseconds, shown in the query's time zone. A person is an event's own user id, else the \
      user id first seen on its device, else the device; who that is is worked out when a question is asked, so a late \
      sign-in changes earlier answers. A session is a device's: what carries one session id of a tracker, or events \
      with no more than 30 minutes between neighbours. Robots and anonymous people are counted like everybody, unless \
      a segment leaves them out.
      """;

  private static final Map<Aggregate, String> KINDS =
      Map.of(
          Aggregate.COUNT, "count",
          Aggregate.COUNT_DISTINCT, "distinct count",
          Aggregate.COUNT_DISTINCT_APPROX, "about distinct count",
          Aggregate.SUM, "sum",
          Aggregate.AVG, "mean",
          Aggregate.MIN, "smallest",
          Aggregate.MAX, "largest",
          Aggregate.NUMBER, "reckoned");

  private final Model model = Model.builtIn();

  @Test
  void thePageSaysWhatTheModelSays() throws IOException {
    String page = HEAD + cubes().stream().map(this::cube).collect(Collectors.joining());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "metrics.md"), page);
    assertThat(Path.of("..", "docs", "metrics.md")).hasContent(page);
  }

  @Test
  void everythingThatCanBeAskedIsDescribed() {
    for (Cube cube : model.cubes()) {
      assertThat(cube.description()).as(cube.name()).isNotBlank();
      for (Member member : cube.members()) {
        assertThat(member.head().description()).as(member.path()).endsWith(".");
      }
    }
  }

  private List<Cube> cubes() {
    return model.cubes().stream().filter(Cube::isPublic).toList();
  }

  private String cube(Cube cube) {
    var text = new StringBuilder("\n## " + cube.name() + "\n\n" + cube.description() + "\n\n");
    cube.dimensions().values().stream()
        .filter(each -> each.kind() == Dimension.Kind.TIME)
        .findFirst()
        .ifPresent(time -> text.append("By time: `%s`. %s\n\n".formatted(time.path(), said(time))));
    text.append("| measure | type | what it is |\n|---|---|---|\n");
    text.append(rows(cube.measures().values(), MetricsTest::kind));
    text.append("\n| segment | | what is left |\n|---|---|---|\n");
    text.append(rows(cube.segments().values(), _ -> ""));
    text.append("\n| dimension | type | what it is |\n|---|---|---|\n");
    return text.append(rows(cube.dimensions().values(), Member::type)).toString();
  }

  private static <M extends Member> String rows(Collection<M> members, Function<M, String> type) {
    return members.stream()
        .filter(member -> member.head().isPublic())
        .map(
            member ->
                "| `%s` | %s | %s |\n"
                    .formatted(member.head().name(), type.apply(member), said(member)))
        .collect(Collectors.joining());
  }

  private static String kind(Measure measure) {
    return KINDS.getOrDefault(
        measure.aggregate(), measure.aggregate().name().toLowerCase(Locale.ROOT));
  }

  private static String said(Member member) {
    return member.head().description().replace("|", "\\|");
  }
}
