package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A funnel in the query language. */
class FunnelCubeTest {
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
            "{step=view_page_1, count=4}",
            "{step=view_page_2, count=2}",
            "{step=view_page_3, count=1}");
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
            "{step=view_page_1, count=0}",
            "{step=view_page_2, count=0}",
            "{step=view_page_3, count=0}");
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
    String query =
        """
        {"measures": ["%1$s.count", "%1$s.shareOfFirst", "%1$s.dropOff", "%1$s.medianSeconds"],
         "dimensions": ["%1$s.step", "%1$s.person", "%1$s.country"],
         "timeDimensions": [{"dimension": "%1$s.date", "granularity": "day",
                             "dateRange": ["2026-10-20", "2026-10-30"]}]}
        """
            .formatted(name);

    assertThat(people.ask(name, FUNNEL, query))
        .map(row -> row.get("count"))
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

    String query =
        """
        {"measures": ["asked.medianSeconds"], "dimensions": ["asked.person", "asked.furthestStep"],
         "filters": [{"member": "asked.stepNumber", "operator": "equals", "values": ["2"]}],
         "order": {"asked.person": "asc"}}
        """;
    assertThat(people.ask(new Funnel(mode, Duration.ofHours(1), steps), query))
        .map(Object::toString)
        .containsExactly(
            "{person=p0, furthestStep=20, medianSeconds=0}",
            "{person=p1, furthestStep=2, medianSeconds=0}");
  }

  private static Funnel.Step step(String name, String path) {
    return new Funnel.Step(
        name, new What("page_view", List.of(new Target(path)), List.of()), Optional.empty());
  }

  /** Page views, each written as its minute and its path. */
  private static Stream stream(String... views) {
    var seen = new ArrayList<Stream.Seen>();
    for (String view : views) {
      String[] words = view.split(" ", 2);
      seen.add(
          new Stream.Seen(
              seen.size(), Long.parseLong(words[0]) * 60_000, "page_view", words[1], ""));
    }
    return new Stream(seen);
  }

  private static List<String> ask(People people, String query) {
    return people.ask("completed_purchase", FUNNEL, query).stream().map(Object::toString).toList();
  }
}
