package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInTest {
  private static final Snapshot SNAPSHOT = BuiltIn.snapshot("0.1.0");
  private static final Path FOLDER =
      Path.of("src/main/resources/dev/footfall/definitions/built-in");

  @Test
  void showsWhoComes() {
    assertThat(panels("audience"))
        .containsExactly(
            "Total Unique Users: SingleStat TrackedEvents.uniqueUsersCount @ 0,0 2x1",
            "Returning Users Percentage: SingleStat ReturningUsers.returningUserPercentage"
                + " @ 2,0 2x1",
            "Total sessions: SingleStat Sessions.count @ 4,0 2x1",
            "Average Session duration: SingleStat Sessions.averageDurationMinutes @ 6,0 3x1",
            "Average Sessions per User: SingleStat Sessions.averagePerUser @ 9,0 3x1",
            "Daily Active Users: LineChart TrackedEvents.uniqueUsersCount"
                + " by TrackedEvents.derivedTstamp/day @ 0,1 6x5",
            "Sessions over Time: LineChart Sessions.count by Sessions.startAt/day @ 6,1 6x5",
            "Browsers per Users: DataTable TrackedEvents.uniqueUsersCount"
                + " x TrackedEvents.agentName x TrackedEvents.agentVersion @ 0,6 6x5",
            "Sessions per Browser: DataTable Sessions.count"
                + " x Sessions.agentName x Sessions.agentVersion @ 6,6 6x5");
  }

  @Test
  void showsWhatTheyDo() {
    assertThat(panels("behavior"))
        .containsExactly(
            "Total pageviews: SingleStat TrackedEvents.pageViewsCount"
                + " where TrackedEvents.eventName equals [page_view] @ 0,0 6x1",
            "Total events: SingleStat TrackedEvents.count @ 6,0 6x1",
            "Page views over time: LineChart TrackedEvents.pageViewsCount"
                + " by TrackedEvents.derivedTstamp/day"
                + " where TrackedEvents.eventName equals [page_view] @ 0,1 6x5",
            "Events over time: LineChart TrackedEvents.count"
                + " by TrackedEvents.derivedTstamp/day @ 6,1 6x5",
            "Top pages: DataTable TrackedEvents.pageViewsCount"
                + " x TrackedEvents.pageUrlpath x TrackedEvents.baseUrl"
                + " where TrackedEvents.eventName equals [page_view] @ 0,6 12x4");
  }

  @Test
  void areNamedAndDatedAsTheProgram() {
    assertThat(SNAPSHOT.dashboards())
        .extracting(
            Dashboard::slug, Dashboard::title, Dashboard::description, Dashboard::userDefined)
        .containsExactly(
            tuple("audience", "Audience", "Understand your audience", false),
            tuple("behavior", "Behavior", "All insights on user activity", false));
    assertThat(SNAPSHOT.commit()).isEqualTo("0.1.0");
    assertThat(SNAPSHOT.dashboards()).allMatch(dashboard -> dashboard.commit().equals("0.1.0"));
  }

  @Test
  void haveNoErrorInAnyFile() {
    assertThat(SNAPSHOT.problems()).isEmpty();
    assertThat(SNAPSHOT.visualizations()).hasSize(14);
    assertThat(SNAPSHOT.visualizations().values()).allMatch(drawn -> drawn.errors().isEmpty());
  }

  @Test
  void offerTheChoiceOfDaysAndTheSwitchForAnonymousPeople() {
    var filters =
        new Filters(true, new DateRange(true, List.of("30d", "7d", "today", "custom"), "7d", null));
    assertThat(SNAPSHOT.dashboards()).allMatch(dashboard -> dashboard.filters().equals(filters));
  }

  @Test
  void askForAHundredRowsOrForMoreThanAYearsDaysInTheProjectsTimeZone() {
    assertThat(SNAPSHOT.visualizations().values())
        .allSatisfy(
            drawn ->
                assertThat(drawn.query())
                    .containsEntry("limit", drawn.type().equals("LineChart") ? 1000 : 100)
                    .doesNotContainKey("timezone"));
  }

  @Test
  void formatTheirNumbers() {
    assertThat(options("returning_users_percentage"))
        .isEqualTo(Map.of("decimalPlaces", 1, "unit", "%"));
    assertThat(options("average_session_duration"))
        .isEqualTo(Map.of("decimalPlaces", 1, "unit", "min"));
    assertThat(options("average_sessions_per_user")).isEqualTo(Map.of("decimalPlaces", 1));
    assertThat(dashboard("audience").panels().get(3).options())
        .isEqualTo(Map.of("decimalPlaces", 2));
  }

  @Test
  void linkTheTopPages() {
    assertThat(options("top_pages"))
        .isEqualTo(
            Map.of(
                "links",
                List.of(
                    Map.of(
                        "text",
                        "TrackedEvents.pageUrlpath",
                        "href",
                        List.of("TrackedEvents.baseUrl", "TrackedEvents.pageUrlpath")))));
  }

  @Test
  void areAllListed() throws IOException {
    String listed = Files.readString(FOLDER.resolve("files.txt"), StandardCharsets.UTF_8);
    try (var files = Files.walk(FOLDER.resolve("dashboards"))) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> FOLDER.relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(listed.lines().toList());
    }
  }

  @Test
  void nameTheirSchemaForEditors() throws IOException {
    try (var files = Files.walk(FOLDER.resolve("dashboards"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> {
                String first = Files.readAllLines(file).getFirst();
                assertThat(first).startsWith("# yaml-language-server: $schema=");
                assertThat(file.resolveSibling(first.substring(first.indexOf('=') + 1))).exists();
              });
    }
  }

  private static Map<String, ?> options(String visualization) {
    return Objects.requireNonNull(SNAPSHOT.visualizations().get(visualization)).options();
  }

  private static Dashboard dashboard(String slug) {
    return SNAPSHOT.dashboard(slug).orElseThrow();
  }

  private static List<String> panels(String slug) {
    return dashboard(slug).panels().stream().map(BuiltInTest::line).toList();
  }

  private static String line(Panel panel) {
    var grid = panel.gridAttributes();
    return panel.title()
        + ": "
        + panel.visualization().type()
        + question(panel.visualization().query())
        + " @ %d,%d %dx%d".formatted(grid.xPos(), grid.yPos(), grid.width(), grid.height());
  }

  private static String question(Map<String, ?> query) {
    var line = new StringBuilder();
    list(query, "measures").forEach(measure -> line.append(' ').append(measure));
    list(query, "timeDimensions")
        .forEach(time -> line.append(" by ").append(join(time, "/", "dimension", "granularity")));
    list(query, "dimensions").forEach(dimension -> line.append(" x ").append(dimension));
    list(query, "filters")
        .forEach(f -> line.append(" where ").append(join(f, " ", "member", "operator", "values")));
    return line.toString();
  }

  private static String join(Object map, String separator, String... keys) {
    return Arrays.stream(keys)
        .map(key -> String.valueOf(((Map<?, ?>) map).get(key)))
        .collect(Collectors.joining(separator));
  }

  private static List<?> list(Map<String, ?> query, String key) {
    return query.get(key) instanceof List<?> list ? list : List.of();
  }
}
