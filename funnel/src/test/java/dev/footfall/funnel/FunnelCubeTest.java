package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.query.LoadRequest;
import dev.footfall.query.Model;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A funnel in the query language. */
class FunnelCubeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Funnel FUNNEL =
      new Funnel(
          Mode.ORDERED,
          Duration.ofHours(1),
          List.of(
              step("view_page_1", "/1.html"),
              step("view_page_2", "/2.html"),
              step("view_page_3", "/3.html")));

  /** The lineage's, word for word but for the funnel's name. */
  @Test
  void answersTheDocumentedQuery() {
    var people =
        new People(
            List.of(
                stream("0 /1.html", "10 /2.html", "20 /3.html"),
                stream("0 /1.html", "10 /2.html"),
                stream("0 /1.html"),
                stream("0 /2.html", "10 /1.html")));

    assertThat(
            ask(
                people,
                """
                {"measures": ["completed_purchase.count"],
                 "order": {"completed_purchase.count": "desc"},
                 "filters": [{"member": "completed_purchase.date", "operator": "beforeDate", "values": ["2027-02-01"]}],
                 "dimensions": ["completed_purchase.step"]}
                """))
        .containsExactly(
            "[completed_purchase.step: view_page_1, completed_purchase.count: 4]",
            "[completed_purchase.step: view_page_2, completed_purchase.count: 2]",
            "[completed_purchase.step: view_page_3, completed_purchase.count: 1]");
  }

  @Test
  void hasARowForEachStepAlsoWhereNobodyTookOneAndKeepsTheirOrder() {
    var people = new People(List.of(stream("0 /elsewhere")));

    assertThat(
            ask(
                people,
                "{\"measures\": [\"completed_purchase.count\"], \"dimensions\":"
                    + " [\"completed_purchase.step\"]}"))
        .containsExactly(
            "[completed_purchase.step: view_page_1, completed_purchase.count: 0]",
            "[completed_purchase.step: view_page_2, completed_purchase.count: 0]",
            "[completed_purchase.step: view_page_3, completed_purchase.count: 0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select",
        "from",
        "order",
        "where",
        "final",
        "join",
        "array",
        "limit",
        "with",
        "as",
        "on",
        "in",
        "not",
        "null",
        "true",
        "inf",
        "events",
        "identity",
        "people",
        "step",
        "sessions",
        "settings",
        "format",
        "union",
        "group",
        "by"
      })
  void mayBeCalledWhatMeansSomethingInSql(String name) {
    var people = new People(List.of(stream("0 /1.html")));
    var queries =
        new Queries(Model.builtIn(), People.warehouse(), Clock.systemUTC())
            .with(MoreCubes.read(Map.of(name, FunnelCube.yaml(name, FUNNEL))));
    String query =
        """
        {"measures": ["%1$s.count", "%1$s.shareOfFirst", "%1$s.dropOff"],
         "dimensions": ["%1$s.step"],
         "timeDimensions": [{"dimension": "%1$s.date", "granularity": "day",
                             "dateRange": ["2026-10-20", "2026-10-30"]}]}
        """
            .formatted(name);

    assertThat(
            queries
                .load(LoadRequest.of(JSON.readTree(query), people.project()))
                .path("data")
                .valueStream()
                .map(row -> row.path(name + ".count").asString()))
        .containsExactly("1", "0", "0");
  }

  /** As many as a funnel may have, all of which one event could take. */
  @ParameterizedTest
  @EnumSource(names = {"ORDERED", "STRICT"})
  void hasTwentySteps(Mode mode) {
    var steps = new ArrayList<Funnel.Step>();
    var views = new ArrayList<String>();
    for (int i = 0; i < Funnel.MOST_STEPS; i++) {
      steps.add(step("step" + i, "/**"));
      views.add(i / 6 + " /page" + i);
    }
    var people = new People(List.of(stream(views.toArray(String[]::new)), stream("0 /a", "0 /b")));

    assertThat(people.furthest(new Funnel(mode, Duration.ofHours(1), steps), "true"))
        .isEqualTo(Map.of(0, 20, 1, 2));
  }

  private static Funnel.Step step(String name, String path) {
    return new Funnel.Step(
        name, new What("page_view", List.of(new Target(path))), Optional.empty());
  }

  /** Page views, each written as its minute and its path. */
  private static Stream stream(String... views) {
    var seen = new ArrayList<Stream.Seen>();
    for (String view : views) {
      String[] words = view.split(" ", 2);
      seen.add(
          new Stream.Seen(seen.size(), Long.parseLong(words[0]) * 60_000, "page_view", words[1]));
    }
    return new Stream(seen);
  }

  private static List<String> ask(People people, String query) {
    var queries =
        new Queries(Model.builtIn(), People.warehouse(), Clock.systemUTC())
            .with(
                MoreCubes.read(
                    Map.of("completed_purchase", FunnelCube.yaml("completed_purchase", FUNNEL))));
    return queries
        .load(LoadRequest.of(JSON.readTree(query), people.project()))
        .path("data")
        .valueStream()
        .map(
            row ->
                row.propertyStream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue().asString())
                    .toList()
                    .toString())
        .toList();
  }
}
