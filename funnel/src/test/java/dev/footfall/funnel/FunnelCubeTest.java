package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.footfall.query.QueryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** An order that names another cube is read over, and then the steps' own holds. */
  @Test
  void keepsTheStepsInTheirOrderUnderAnyName() {
    var steps = new ArrayList<Funnel.Step>();
    for (int i = 1; i <= 8; i++) {
      steps.add(step("s" + i, "/" + i));
    }
    var funnel = new Funnel(Mode.ORDERED, Duration.ofHours(1), steps);
    var people = new People(List.of(stream("0 /1", "1 /2"), stream("0 /1")));
    String rest =
        """
        "measures": ["six.count"], "dimensions": ["six.step"],
        "filters": [{"member": "six.date", "operator": "beforeDate", "values": ["2027-02-01"]}]}
        """;

    for (String order :
        List.of("{\"completed_purchase.count\": \"desc\"}", "[]", "{\"six.count\": \"desc\"}")) {
      assertThat(people.ask("six", funnel, "{\"order\": " + order + ", " + rest))
          .as(order)
          .map(row -> row.get("step") + " " + row.get("count"))
          .containsExactly("s1 2", "s2 1", "s3 0", "s4 0", "s5 0", "s6 0", "s7 0", "s8 0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'dimensions': ['asked.date', 'asked.step']} | asked in filters and with a granularity",
        "{'measures': ['asked.count'], 'timeDimensions': [{'dimension': 'asked.date',"
            + " 'granularity': 'day'}, {'dimension': 'asked.date', 'granularity': 'month'}]} | one"
            + " granularity at a time",
        "{'ungrouped': true, 'measures': ['asked.medianSeconds'], 'dimensions': ['asked.step']}"
            + " | cannot be asked ungrouped",
        "{'dimensions': ['asked.step'], 'filters': [{'or': [{'member': 'asked.date', 'operator':"
            + " 'beforeDate', 'values': ['2027-02-01']}]}]} | stands by itself"
      })
  void refusesWhatHasNoAnswer(String query, String message) {
    var people = new People(List.of(stream("0 /1.html")));

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> people.ask(FUNNEL, query.replace('\'', '"')))
        .withMessageContaining(message.strip());
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

  /** Behind each bar, and behind each drop-off before it. */
  @Test
  void listsTheSamePeopleAsItCounts() {
    var people = crowd();
    for (String range :
        List.of("", ", \"dateRange\": [\"2026-10-23T12:03:00\", \"2026-10-23T13:00:00\"]")) {
      String dates = "\"timeDimensions\": [{\"dimension\": \"asked.date\"%s}]".formatted(range);
      var bars =
          people.ask(
              FUNNEL,
              """
              {"measures": ["asked.count", "asked.dropOff"], "dimensions": ["asked.stepNumber"],
               "order": {"asked.stepNumber": "asc"}, %s}
              """
                  .formatted(dates));
      for (var bar : bars) {
        int step = Integer.parseInt(bar.getOrDefault("stepNumber", ""));
        assertThat(people(people, step, "gte", step, dates))
            .hasSize(Integer.parseInt(bar.getOrDefault("count", "")));
        assertThat(people(people, step, "equals", step - 1, dates))
            .hasSize(Integer.parseInt(bar.getOrDefault("dropOff", "")));
      }
      assertThat(bars.getFirst().get("count")).isNotEqualTo("0");
    }
  }

  private static List<String> people(
      People people, int step, String operator, int furthest, String dates) {
    return people
        .ask(
            FUNNEL,
            """
            {"dimensions": ["asked.person", "asked.enteredAt", "asked.furthestStep"], "limit": 1000,
             "filters": [{"member": "asked.stepNumber", "operator": "equals", "values": ["%d"]},
                         {"member": "asked.furthestStep", "operator": "%s", "values": ["%d"]}], %s}
            """
                .formatted(step, operator, furthest, dates))
        .stream()
        .map(row -> row.getOrDefault("person", ""))
        .toList();
  }

  @Test
  void aBreakdownsNumbersAddUpToTheWhole() {
    var people = crowd();
    String whole = "{\"measures\": [\"asked.count\"], \"dimensions\": [\"asked.step\"]}";
    String parts = whole.replace("\"asked.step\"", "\"asked.step\", \"asked.marketingCampaign\"");

    var sums = new TreeMap<String, Integer>();
    for (var row : people.ask(FUNNEL, parts)) {
      sums.merge(
          row.getOrDefault("step", ""),
          Integer.valueOf(row.getOrDefault("count", "")),
          Integer::sum);
    }
    var counts = new TreeMap<String, Integer>();
    for (var row : people.ask(FUNNEL, whole)) {
      counts.put(row.getOrDefault("step", ""), Integer.valueOf(row.getOrDefault("count", "")));
    }
    assertThat(people.ask(FUNNEL, parts)).hasSizeGreaterThan(9);
    assertThat(sums).isEqualTo(counts);
  }

  /** Every one of them is there, and none was forgotten by the cube. */
  @Test
  void canBeToldApartByEveryBreakdown() {
    String breakdowns =
        Breakdown.ALL.stream()
            .map(breakdown -> "\"asked." + breakdown.member() + '"')
            .collect(Collectors.joining(", "));

    assertThat(
            new People(List.of(stream("0 /1.html")))
                .ask(FUNNEL, "{\"dimensions\": [\"asked.step\", " + breakdowns + "]}"))
        .map(row -> row.get("step") + " " + row.get("pageUrlpath") + " " + row.get("isBot"))
        .containsExactly(
            "view_page_1 /1.html false", "view_page_2 /1.html false", "view_page_3 /1.html false");
  }

  @Test
  void comparesTwoRanges() {
    var people =
        new People(
            List.of(
                stream("0 /1.html", "10 /2.html"),
                stream("0 /1.html"),
                stream("90 /1.html", "91 /2.html")));
    String first = "[\"2026-10-23T12:00:00.000\", \"2026-10-23T12:59:59.999\"]";
    String second = "[\"2026-10-23T13:00:00.000\", \"2026-10-23T13:59:59.999\"]";

    assertThat(
            people.compare(
                FUNNEL,
                """
                {"measures": ["asked.count"], "dimensions": ["asked.stepNumber"],
                 "order": {"asked.stepNumber": "asc"},
                 "timeDimensions": [{"dimension": "asked.date", "compareDateRange": [%s, %s]}]}
                """
                    .formatted(first, second)))
        .containsExactly(List.of("2", "1", "0"), List.of("1", "1", "0"));
  }

  @Test
  void tellsHalfOfThePeoplesTimeAndNineInTens() {
    var people =
        new People(
            List.of(
                stream("0 /1.html", "1 /2.html"),
                stream("0 /1.html", "5 /1.html", "7 /2.html"),
                stream("0 /1.html", "30 /2.html"),
                stream("0 /1.html")));

    assertThat(
            people.ask(
                FUNNEL,
                """
                {"measures": ["asked.count", "asked.medianSeconds", "asked.p90Seconds"],
                 "dimensions": ["asked.step"]}
                """))
        .map(Object::toString)
        .containsExactly(
            "{step=view_page_1, count=4, medianSeconds=0, p90Seconds=0}",
            "{step=view_page_2, count=3, medianSeconds=120, p90Seconds=1464}",
            "{step=view_page_3, count=0, medianSeconds=, p90Seconds=}");
  }

  @Test
  void anAnswerIsKeptUntilSomethingChangesOnItsDays() {
    var people = new People(List.of(stream("0 /1.html")));
    String query =
        """
        {"measures": ["asked.count"], "dimensions": ["asked.step"],
         "timeDimensions": [{"dimension": "asked.date", "dateRange": ["2026-10-23", "2026-10-23"]}]}
        """;

    assertThat(people.refreshed(FUNNEL, query)).isEqualTo(people.refreshed(FUNNEL, query));
    var before = people.refreshed(FUNNEL, query);
    people.more(List.of(stream("0 /1.html")));
    assertThat(people.refreshed(FUNNEL, query)).isNotEqualTo(before);
    assertThat(people.ask(FUNNEL, query))
        .map(row -> row.get("count"))
        .containsExactly("2", "0", "0");
  }

  private static People crowd() {
    var random = new Random(9);
    var streams = new ArrayList<Stream>();
    for (int i = 0; i < 500; i++) {
      var views = new ArrayList<String>();
      for (int view = 0; view < 1 + random.nextInt(5); view++) {
        views.add(view * 2 + random.nextInt(2) + " /" + (1 + random.nextInt(3)) + ".html");
      }
      streams.add(stream(views.toArray(String[]::new)));
    }
    return new People(streams);
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

  /** As many as a funnel may have, where there may be: all of which one event could take. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void hasTwentySteps(Mode mode) {
    var steps = new ArrayList<Funnel.Step>();
    var views = new ArrayList<String>();
    for (int i = 0; i < Funnel.MOST_STEPS; i++) {
      steps.add(step("step" + i, mode == Mode.ANY_ORDER ? "/page" + i : "/**"));
      views.add(i / 6 + " /page" + i);
    }
    var people =
        new People(List.of(stream(views.toArray(String[]::new)), stream("0 /page0", "0 /page1")));

    String query =
        """
        {"measures": ["asked.medianSeconds"],
         "dimensions": ["asked.person", "asked.furthestStep", "asked.country"],
         "filters": [{"member": "asked.stepNumber", "operator": "equals", "values": ["2"]}],
         "timeDimensions": [{"dimension": "asked.date", "granularity": "week",
                             "dateRange": ["2026-10-01", "2026-10-31"]}],
         "order": {"asked.person": "asc"}, "timezone": "Europe/Berlin"}
        """;
    assertThat(people.ask(new Funnel(mode, Duration.ofHours(1), steps), query))
        .map(
            row ->
                row.get("person") + " " + row.get("furthestStep") + " " + row.get("medianSeconds"))
        .containsExactly("p0 20 0", "p1 2 0");
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
              seen.size(),
              Long.parseLong(words[0]) * 60_000,
              "page_view",
              words[1],
              seen.isEmpty() ? "plan" + words[1].length() + views.length : ""));
    }
    return new Stream(seen);
  }

  private static List<String> ask(People people, String query) {
    return people.ask("completed_purchase", FUNNEL, query).stream().map(Object::toString).toList();
  }
}
