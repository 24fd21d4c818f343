package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a wrong definition, and where. */
class ProblemsTest {
  private static final String DASHBOARD =
      """
      version: "2"
      title: Shop
      description: What it sells
      status: beta
      gridHeight: compact
      filters:
        dateRange: {enabled: true, options: [7d, 30d], defaultOption: 30d}
      panels:
        - title: Events
          visualization: events
          tooltip: {description: All of them}
          gridAttributes: {xPos: 0, yPos: 0, width: 3, height: 1}
      """;

  private static final String VISUALIZATION =
      """
      version: 1
      type: LineChart
      data:
        type: cube_analytics
        query: {measures: [TrackedEvents.count]}
      options: {xAxis: {name: Date, type: time}}
      """;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: \"2\" | version: \"2\" | ``",
        "version: \"2\" | version: \"1\" | ``",
        "version: \"2\" | version: 2 | 1:10: property '/version' is not: 2; write \"2\", in quotes",
        "title: Shop | titel: Shop | 1:1: root is missing required keys: title",
        "title: Shop | title: [] | 2:8: property '/title' is not of type: string",
        "title: Shop | title: 7 | 2:8: property '/title' is not of type: string",
        "status: beta | status: | ``",
        "status: beta | status: bta | 4:9: property '/status' is not one of:"
            + " [\"beta\", \"experiment\"]; did you mean 'beta'?",
        "description | descripton | 3:1: property '/descripton' is invalid: error_type=schema;"
            + " there is no key 'descripton'; did you mean 'description'?",
        "enabled: true | enabled: yes please | 7:24: property '/filters/dateRange/enabled' is not"
            + " of type: boolean",
        "defaultOption: 30d | defaultOption: 90d | 7:65: Default date range '90d' is not included"
            + " in the list of dateRange options; the options are 7d, 30d",
        "[7d, 30d] | [7d, 30d, 8d] | 7:49: property '/filters/dateRange/options' is not one of:"
            + " [\"today\", \"custom\", \"7d\", \"30d\", \"60d\", \"90d\", \"180d\", \"365d\"]",
        "panels: | panel: | 1:1: root is missing required keys: panels",
        "width: 3 | widht: 3 | 12:21: property '/panels/0/gridAttributes' is missing required keys:"
            + " width",
        "width: 3 | width: wide | 12:47: property '/panels/0/gridAttributes/width' is not of type:"
            + " integer",
        "yPos: 0 | yPos: -1 | 12:37: property '/panels/0/gridAttributes/yPos' is less than: 0",
        "{description: All of them} | true | 11:14: property '/panels/0/tooltip' is not of type:"
            + " object",
      })
  void areFoundInADashboard(String sound, String broken, String first) throws IOException {
    var tree =
        new WrittenTree()
            .dashboard("d", DASHBOARD.replace(sound, broken))
            .visualization("events", VISUALIZATION);
    Dashboard dashboard = Snapshot.of(tree, "1").dashboards().getFirst();
    String file = ".gitlab/product_analytics/dashboards/d/d.yaml:";
    assertThat(dashboard.errors().stream().findFirst().map(Problem::toString).orElse(""))
        .isEqualTo(first.isEmpty() ? "" : file + first);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: 1 | version: 1 | ``",
        "version: 1 | version: \"1\" | ``",
        "version: 1 | version: 2 | 1:10: property '/version' is not: 1",
        "cube_analytics | Cube | ``",
        "cube_analytics | dora_metrics | 4:9: property '/data/type' is not one of:"
            + " [\"cube_analytics\", \"Cube\"]",
        "LineChart | LinChart | 2:7: property '/type' is not one of: [\"LineChart\","
            + " \"AreaChart\", \"ColumnChart\", \"BarChart\", \"StackedColumnChart\","
            + " \"SingleStat\", \"DataTable\"]; did you mean 'LineChart'?",
        "data: | date: | 1:1: root is missing required keys: data",
        "{measures: [TrackedEvents.count]} | count | 5:10: property '/data/query' is not of type:"
            + " object",
        "{xAxis: {name: Date, type: time}} | | 1:1: root is missing required keys: options",
      })
  void areFoundInAVisualization(String sound, String broken, String first) throws IOException {
    var text = VISUALIZATION.replace(sound, broken == null ? "" : broken);
    var tree = new WrittenTree().visualization("v", text);
    Visualization drawn = Snapshot.of(tree, "1").visualizations().values().iterator().next();
    String file = ".gitlab/product_analytics/dashboards/visualizations/v.yaml:";
    assertThat(drawn.errors().stream().findFirst().map(Problem::toString).orElse(""))
        .isEqualTo(first.isEmpty() ? "" : file + first);
  }
}
