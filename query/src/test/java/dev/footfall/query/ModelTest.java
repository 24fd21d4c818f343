package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are refused say where, and what was probably meant. */
final class ModelTest {
  private static final String ORDERS =
      """
      cubes:
        - name: Orders
          sql_table: orders
          measures:
            - name: total
              type: sum
              sql: "{amount}"
          dimensions:
            - name: amount
              type: number
              sql: "{CUBE}.amount"
            - name: at
              type: time
              sql: "{CUBE}.at"
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sql_table: orders | sql_tabel: orders | orders.yaml:3:5: unknown key 'sql_tabel'; did you"
            + " mean 'sql_table'?",
        "type: sum | type: summ | orders.yaml:6:15: unknown type 'summ'; did you mean 'sum'?",
        "type: time | type: tiem | orders.yaml:13:15: unknown type 'tiem'; did you mean 'time'?",
        "\"{amount}\" | \"{amuont}\" | orders.yaml:7:14: 'Orders' has no member 'amuont'; did you"
            + " mean 'amount'?",
        "\"{amount}\" | \"{Order.amount}\" | orders.yaml:7:14: unknown cube 'Order'; did you mean"
            + " 'Orders'?",
        "\"{amount}\" | \"{total}\" | orders.yaml:5:9: 'Orders.total' refers to itself",
        "\"{amount}\" | \"{a b}\" | orders.yaml:7:14: '{a b}' is not a reference; write {CUBE},"
            + " {member}, {Cube.member}, {Cube.sql()} or"
            + " {FILTER_PARAMS.Cube.member.filter('column')}",
        "\"{amount}\" | \"{amount\" | orders.yaml:7:14: a brace without its other half in: {amount",
        "name: at | name: amount | orders.yaml:12:9: 'amount' stands here twice",
        "name: at | name: total | orders.yaml:2:5: two members of 'Orders' have the same name",
        "name: at | name: a-t | orders.yaml:12:15: 'a-t' is not a name: letters, digits and _ only",
        "type: sum | public: maybe | orders.yaml:5:9: 'type' is missing",
        "sql_table: orders | title: Orders | orders.yaml:2:5: cube 'Orders' needs either sql or"
            + " sql_table, and not both",
      })
  void saysWhereAndWhat(String there, String instead, String message) {
    assertThatThrownBy(() -> Model.read(Map.of("orders.yaml", ORDERS.replace(there, instead))))
        .isInstanceOf(ModelException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhereYamlIsBroken() {
    assertThatThrownBy(() -> Model.read(Map.of("orders.yaml", "cubes:\n  - name: [")))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("orders.yaml:2:12: ");
  }

  @ParameterizedTest
  @CsvSource({
    "pageUrlpath, Page Urlpath",
    "startAt, Start at",
    "nextStartAt, Next Start at",
    "first_timestamp, First Timestamp",
    "eventId, Event ID",
    "sessionID, Session ID",
    "averagePerUser, Average Per User",
    "TrackedEvents, Tracked Events",
  })
  void givesTitles(String name, String title) {
    assertThat(Title.of(name)).isEqualTo(title);
  }
}
