package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An operator's model over tables made by hand, against rows reckoned by hand. */
final class ShopTest {
  private static final Queries QUERIES = Shop.queries();

  @Test
  void countsARowOnceHoweverManyRowsAJoinGivesIt() {
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Orders.shipping', 'Orders.average_shipping',
                  'Items.count', 'Items.quantity', 'Items.revenue']}
                """))
        .containsExactly("5 17 3.4 6 11 195");
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Orders.paid', 'Orders.shipping',
                  'Orders.average_shipping', 'Orders.highest_shipping', 'Items.quantity'],
                 'dimensions': ['Products.category'], 'order': {'Products.category': 'asc'}}
                """))
        .containsExactly("home 3 2 15 5 10 4", "office 3 3 5.5 1.8333333333333333 3.5 7");
  }

  @Test
  void joinsFromTheCubeThatReachesTheOthers() {
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Customers.count'], 'dimensions': ['Orders.status'],
                 'order': {'Orders.status': 'asc'}}
                """))
        .containsExactly("open 1 1", "paid 4 2");
    assertThat(
            rows(
                """
                {'measures': ['Customers.count', 'Orders.count'], 'dimensions': ['Orders.status'],
                 'order': {'Orders.status': 'asc'}}
                """))
        .containsExactly("open 1 1", "paid 2 3", "null 1 0");
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Orders.shipping'], 'dimensions': ['Customers.city'],
                 'order': {'Orders.count': 'desc'}}
                """))
        .containsExactly("Berlin 4 15", "null 1 2");
  }

  @Test
  void aRowWithoutAnyOtherStillCounts() {
    assertThat(
            rows(
                """
                {'dimensions': ['Customers.name'],
                 'measures': ['Customers.count', 'Orders.count', 'Orders.shipping'],
                 'order': {'Customers.name': 'asc'}}
                """))
        .containsExactly("Ann 1 2 3.5", "Bob 1 2 11.5", "Cid 1 0 null");
    assertThat(
            rows(
                """
                {'dimensions': ['Customers.name', 'Customers.orders'],
                 'order': {'Customers.name': 'asc'}}
                """))
        .containsExactly("Ann 2", "Bob 2", "Cid 0");
  }

  @Test
  void aDimensionMayBeAMeasureOfOtherRows() {
    assertThat(
            rows(
                """
                {'dimensions': ['Orders.quantity'], 'measures': ['Orders.count', 'Orders.shipping'],
                 'order': {'Orders.quantity': 'asc'}}
                """))
        .containsExactly("1 2 10", "2 1 1.5", "3 1 3.5", "4 1 2");
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Items.count'],
                 'filters': [{'member': 'Orders.quantity', 'operator': 'gte', 'values': ['3']}]}
                """))
        .containsExactly("2 3");
  }

  @Test
  void tellsCasesPlacesAndSegments() {
    assertThat(
            rows(
                """
                {'dimensions': ['Orders.cost'], 'measures': ['Orders.count'],
                 'order': {'Orders.cost': 'asc'}}
                """))
        .containsExactly("cheap 2", "dear 2", "it's free 1");
    assertThat(
            rows(
                """
                {'dimensions': ['Customers.position'], 'measures': ['Customers.count'],
                 'order': {'Customers.count': 'desc'}}
                """))
        .containsExactly("52.5,13.4 2", "48.9,2.4 1");
    assertThat(rows("{'measures': ['Orders.count'], 'segments': ['Orders.sent']}"))
        .containsExactly("4");
  }

  @Test
  void measuresMayBeTextsFlagsAndMoments() {
    JsonNode row =
        Shop.ask(
                """
                {'measures': ['Orders.last_status', 'Orders.any_open', 'Orders.last_at',
                  'Orders.statuses'], 'timezone': 'Europe/Berlin'}
                """)
            .path("data")
            .path(0);
    assertThat(row)
        .isEqualTo(
            Asked.json(
                """
                {'Orders.last_status': 'paid', 'Orders.any_open': true,
                 'Orders.last_at': '2024-02-05T10:00:00.000', 'Orders.statuses': '2'}
                """));
  }

  @Test
  void rollsAWindowAlongTheBucketsOfARange() {
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Orders.of_a_week', 'Orders.so_far',
                  'Orders.of_the_next_day', 'Orders.of_the_two_days_before', 'Orders.of_the_month'],
                 'timeDimensions': [{'dimension': 'Orders.created_at', 'granularity': 'day',
                   'dateRange': ['2024-01-02', '2024-01-05']}]}
                """))
        .containsExactly(
            "2024-01-02T00:00:00.000 2024-01-02T00:00:00.000 0 1 1 2 1 3.5",
            "2024-01-03T00:00:00.000 2024-01-03T00:00:00.000 2 3 3 0 1 13.5",
            "2024-01-04T00:00:00.000 2024-01-04T00:00:00.000 0 3 3 0 2 13.5",
            "2024-01-05T00:00:00.000 2024-01-05T00:00:00.000 0 3 3 0 2 13.5");
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Orders.so_far', 'Orders.share_of_so_far'],
                 'dimensions': ['Orders.status'],
                 'timeDimensions': [{'dimension': 'Orders.created_at', 'granularity': 'month',
                   'dateRange': ['2024-01-01', '2024-02-29']}],
                 'order': [['Orders.created_at', 'asc'], ['Orders.status', 'asc']]}
                """))
        .containsExactly(
            "open 2024-01-01T00:00:00.000 2024-01-01T00:00:00.000 1 1 100",
            "paid 2024-01-01T00:00:00.000 2024-01-01T00:00:00.000 3 3 100",
            "open 2024-02-01T00:00:00.000 2024-02-01T00:00:00.000 0 1 0",
            "paid 2024-02-01T00:00:00.000 2024-02-01T00:00:00.000 1 4 25");
  }

  @Test
  void aWindowLiesOnTheClockOfTheZone() {
    assertThat(
            rows(
                """
                {'measures': ['Orders.count', 'Orders.of_the_next_day'], 'timezone': 'Asia/Tokyo',
                 'timeDimensions': [{'dimension': 'Orders.created_at', 'granularity': 'day',
                   'dateRange': ['2024-01-02', '2024-01-04']}]}
                """))
        .containsExactly(
            "2024-01-02T00:00:00.000 2024-01-02T00:00:00.000 0 1",
            "2024-01-03T00:00:00.000 2024-01-03T00:00:00.000 1 1",
            "2024-01-04T00:00:00.000 2024-01-04T00:00:00.000 1 0");
  }

  @Test
  void aWindowWithoutBucketsEndsWithTheRange() {
    String query = "{'measures': ['Orders.count', 'Orders.of_a_week', 'Orders.so_far']%s}";
    assertThat(
            rows(
                query.formatted(
                    ", 'timeDimensions': [{'dimension': 'Orders.created_at',"
                        + " 'dateRange': ['2024-01-09', '2024-01-10']}]")))
        .containsExactly("1 1 4");
    assertThat(rows(query.formatted(""))).containsExactly("5 5 5");
  }

  @Test
  void cutsTimeIntoWhatTheModelDefines() {
    String query =
        """
        {'measures': ['Orders.count'],
         'timeDimensions': [{'dimension': 'Orders.created_at', 'granularity': '%s'}]}
        """;
    assertThat(rows(query.formatted("fiscal_year")))
        .containsExactly(
            "2023-02-01T00:00:00.000 2023-02-01T00:00:00.000 4",
            "2024-02-01T00:00:00.000 2024-02-01T00:00:00.000 1");
    assertThat(rows(query.formatted("fortnight")))
        .containsExactly(
            "2024-01-01T00:00:00.000 2024-01-01T00:00:00.000 4",
            "2024-01-29T00:00:00.000 2024-01-29T00:00:00.000 1");
    assertThat(
            rows(
                """
                {'measures': ['Customers.count'], 'timeDimensions': [
                  {'dimension': 'Customers.joined', 'granularity': 'month',
                   'dateRange': ['2024-01-01', '2024-12-31']}]}
                """))
        .containsExactly(
            "2024-01-01T00:00:00.000 2024-01-01T00:00:00.000 1",
            "2024-02-01T00:00:00.000 2024-02-01T00:00:00.000 1");
  }

  @Test
  void inheritsFromAnotherCube() {
    assertThat(rows("{'measures': ['PaidOrders.count', 'PaidOrders.paid', 'PaidOrders.shipping']}"))
        .containsExactly("4 4 7");
  }

  @Test
  void aViewShowsMembersUnderNamesOfItsOwn() {
    assertThat(
            rows(
                """
                {'dimensions': ['Sales.customer_name'], 'measures': ['Sales.count', 'Sales.shipping',
                  'Sales.customer_count'], 'order': {'Sales.shipping': 'asc'},
                 'timeDimensions': [{'dimension': 'Sales.placed', 'dateRange': ['2024-01-01', '2024-12-31']}]}
                """))
        .containsExactly("null 1 2 0", "Ann 2 3.5 1", "Bob 2 11.5 1");
    JsonNode annotation =
        Shop.ask("{'dimensions': ['Sales.placed'], 'measures': ['Sales.shipping']}")
            .path("annotation");
    assertThat(annotation.at("/dimensions/Sales.placed/title").asString())
        .isEqualTo("Sales Placed at");
    assertThat(annotation.at("/measures/Sales.shipping/format").asString()).isEqualTo("currency");
  }

  @Test
  void handsTheQuerysConditionsToACubesOwnSql() {
    assertThat(
            rows(
                "{'measures': ['SeenOrders.seen'], 'timeDimensions': [{'dimension':"
                    + " 'SeenOrders.created_at', 'dateRange': '2024-01-03'}]}"))
        .containsExactly("2");
    assertThat(rows("{'measures': ['SeenOrders.seen']}")).containsExactly("5");
  }

  @Test
  void reachesBeyondTheRangeWhereACubesQueryTakesItsConditions() {
    Asked.operate(
        """
        CREATE TABLE visits_seen (at DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY at;
        INSERT INTO visits_seen VALUES ('2024-01-01 10:00:00'), ('2024-01-03 10:00:00'), ('2024-01-03 11:00:00')
        """);
    var files =
        Map.of(
            "seen.yml",
            """
            cubes:
              - name: Seen
                sql: SELECT * FROM visits_seen WHERE {FILTER_PARAMS.Seen.at.filter('at')}
                measures:
                  - {name: week, type: count, rolling_window: {trailing: 7 day}}
                dimensions:
                  - {name: at, type: time, sql: "{CUBE}.at"}
            """);
    assertThat(
            of(
                files,
                "{'measures': ['Seen.week'], 'timeDimensions': [{'dimension': 'Seen.at',"
                    + " 'granularity': 'day', 'dateRange': ['2024-01-02', '2024-01-04']}]}"))
        .containsExactly(
            "2024-01-02T00:00:00.000 2024-01-02T00:00:00.000 1",
            "2024-01-03T00:00:00.000 2024-01-03T00:00:00.000 3",
            "2024-01-04T00:00:00.000 2024-01-04T00:00:00.000 3");
  }

  @Test
  void refusesAnAggregateOfItsOwnOverRowsThatAJoinRepeats() {
    Asked.operate(
        """
        CREATE TABLE own_orders (id UInt32, paid UInt32) ENGINE = MergeTree ORDER BY id;
        INSERT INTO own_orders VALUES (1, 10), (2, 21);
        CREATE TABLE own_items (id UInt32, order_id UInt32) ENGINE = MergeTree ORDER BY id;
        INSERT INTO own_items VALUES (1, 1), (2, 1), (3, 2)
        """);
    var files =
        Map.of(
            "own.yml",
            """
            cubes:
              - name: Own
                sql_table: own_orders
                joins:
                  - {name: Items, relationship: one_to_many, sql: "{CUBE}.id = {Items}.order_id"}
                measures:
                  - {name: paid, type: sum, sql: "{CUBE}.paid"}
                  - {name: own, type: number, sql: "sum({CUBE}.paid)"}
                  - {name: twice, type: number, sql: "2 * {paid}"}
                dimensions:
                  - {name: id, type: number, sql: "{CUBE}.id", primary_key: true}
              - name: Items
                sql_table: own_items
                measures:
                  - {name: count, type: count}
                dimensions:
                  - {name: id, type: number, sql: "{CUBE}.id", primary_key: true}
            """);
    assertThat(of(files, "{'measures': ['Own.own']}")).containsExactly("31");
    assertThat(of(files, "{'measures': ['Own.twice', 'Items.count']}")).containsExactly("62 3");
    assertThatThrownBy(() -> of(files, "{'measures': ['Own.own', 'Items.count']}"))
        .hasMessageContaining("its SQL aggregates the rows of 'Own' itself");
  }

  private static List<String> of(Map<String, String> files, String query) {
    var reader = Asked.warehouse().reader();
    var queries = new Queries(Model.with(files, reader), Asked.warehouse(), Asked.CLOCK);
    return Asked.texts(queries.load(LoadRequest.of(Asked.json(query))));
  }

  @Test
  void comparesLongWholeNumbersAsThemselves() {
    Asked.operate(
        """
        CREATE TABLE long_ids (id UInt64) ENGINE = MergeTree ORDER BY id;
        INSERT INTO long_ids VALUES (9007199254740992), (9007199254740993), (18446744073709551615)
        """);
    var files =
        Map.of(
            "ids.yml",
            """
            cubes:
              - name: Ids
                sql_table: long_ids
                dimensions:
                  - {name: id, type: number, sql: "{CUBE}.id"}
                  - {name: double, type: number, sql: "toFloat64({CUBE}.id)"}
            """);
    var queries =
        new Queries(Model.with(files, Asked.warehouse().reader()), Asked.warehouse(), Asked.CLOCK);
    for (String[] asked :
        new String[][] {
          {"id", "equals", "9007199254740993", "9007199254740993"},
          {"id", "in", "18446744073709551615", "18446744073709551615"},
          {"id", "lt", "9007199254740993.0", "9007199254740992"},
          {"double", "gt", "18446744073709551000", "18446744073709551615"}
        }) {
      String json =
          ("{'dimensions': ['Ids.id'], 'filters': [{'member': 'Ids.%s', 'operator': '%s',"
                  + " 'values': ['%s']}]}")
              .formatted(asked[0], asked[1], asked[2]);
      assertThat(Asked.texts(queries.load(LoadRequest.of(Asked.json(json)))))
          .as(json)
          .containsExactly(asked[3]);
    }
  }

  @Test
  void sortsFilledRowsByATextOrATruth() {
    for (String measure : List.of("last_status", "any_open", "last_at")) {
      String json =
          ("{'measures': ['Orders.%s'], 'order': {'Orders.%s': 'asc'}, 'timeDimensions': [{"
                  + "'dimension': 'Orders.created_at', 'granularity': 'day',"
                  + " 'dateRange': ['2024-01-01', '2024-01-03']}]}")
              .formatted(measure, measure);
      var answer = QUERIES.load(LoadRequest.of(Asked.json(json)).fill(true));
      assertThat(
              answer
                  .path("data")
                  .valueStream()
                  .map(row -> row.path("Orders.created_at").asString().substring(8, 10)))
          .as(measure)
          .last()
          .isEqualTo("02");
    }
  }

  @Test
  void tellsWhatThereIs() {
    Map<String, JsonNode> cubes =
        QUERIES
            .meta()
            .path("cubes")
            .valueStream()
            .collect(Collectors.toMap(it -> it.path("name").asString(), it -> it));
    assertThat(cubes.getOrDefault("Products", MissingNode.getInstance()).path("hierarchies"))
        .isEqualTo(
            Asked.json(
                """
                [{'name': 'Products.shelf', 'title': 'Where it stands', 'public': true,
                  'levels': ['Products.category', 'Products.name']}]
                """));
    assertThat(cubes.getOrDefault("Sales", MissingNode.getInstance()).path("type").asString())
        .isEqualTo("view");
    assertThat(
            cubes
                .getOrDefault("Sales", MissingNode.getInstance())
                .path("dimensions")
                .valueStream()
                .map(it -> it.path("name").asString() + " = " + it.path("aliasMember").asString())
                .toList())
        .isEqualTo(
            List.of(
                "Sales.placed = Orders.created_at",
                "Sales.customer_name = Customers.name",
                "Sales.customer_city = Customers.city",
                "Sales.customer_joined = Customers.joined",
                "Sales.customer_orders = Customers.orders"));
  }

  private static List<String> rows(String query) {
    return Asked.texts(Shop.ask(query));
  }
}
