package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final String STAT =
      """
      version: 1
      type: SingleStat
      data:
        type: cube_analytics
        query:
          measures: [TrackedEvents.count]
      options: {unit: events, decimalPlaces: 0}
      """;

  private static final String SHOP =
      """
      version: "2"
      title: The shop
      panels:
        - title: Orders
          visualization: orders
          gridAttributes: {xPos: 0, yPos: 0, width: 4, height: 2}
      """;

  @Test
  void readsADashboardWithTheVisualizationItNames() throws IOException {
    Snapshot snapshot =
        Snapshot.of(
            new WrittenTree().dashboard("shop", SHOP).visualization("orders", STAT), "c0ffee");
    Dashboard shop = snapshot.dashboard("shop").orElseThrow();
    assertThat(shop.title()).isEqualTo("The shop");
    assertThat(shop.errors()).isEmpty();
    assertThat(shop.userDefined()).isTrue();
    assertThat(shop.commit()).isEqualTo("c0ffee");
    Panel orders = shop.panels().getFirst();
    assertThat(orders.gridAttributes()).isEqualTo(GridAttributes.at(0, 0, 4, 2));
    assertThat(orders.visualization().type()).isEqualTo("SingleStat");
    assertThat(orders.visualization().query()).containsKey("measures");
    assertThat(orders.visualization().commit()).isEqualTo("c0ffee");
  }

  @Test
  void takesTheFoldersNameAsTheSlugAndSkipsWhatIsNoDashboard() throws IOException {
    String root = ".gitlab/product_analytics/dashboards/";
    Snapshot snapshot =
        Snapshot.of(
            new WrittenTree()
                .dashboard("b shop", SHOP)
                .dashboard("a", SHOP)
                .with(root + "empty/notes.md", "nothing")
                .with(root + "other/different.yaml", SHOP)
                .with(root + "deep/deep/deep.yaml", SHOP)
                .with(root + "visualizations/visualizations.yaml", STAT)
                .with("dashboards/elsewhere/elsewhere.yaml", SHOP),
            "1");
    assertThat(snapshot.dashboards()).extracting(Dashboard::slug).containsExactly("a", "b shop");
    assertThat(snapshot.visualizations()).containsOnlyKeys("visualizations");
  }

  @Test
  void fallsBackOnABuiltInVisualizationButPrefersItsOwn() throws IOException {
    Snapshot builtIn = BuiltIn.snapshot("0.1.0");
    String shop = SHOP.replace("orders", "total_sessions");
    assertThat(drawn(Snapshot.of(new WrittenTree().dashboard("s", shop), "1", builtIn)).commit())
        .isEqualTo("0.1.0");
    var own = new WrittenTree().dashboard("s", shop).visualization("total_sessions", STAT);
    assertThat(drawn(Snapshot.of(own, "1", builtIn)).commit()).isEqualTo("1");
  }

  @Test
  void namesTheNearestVisualizationWhereOneIsMissingAndKeepsTheNeighbours() throws IOException {
    String two =
        SHOP
            + """
              - title: Typo
                visualization: ordrs
                gridAttributes: {width: 1, height: 1}
              - title: Escape
                visualization: ../orders
                gridAttributes: {width: 1, height: 1}
            """;
    Snapshot snapshot =
        Snapshot.of(new WrittenTree().dashboard("shop", two).visualization("orders", STAT), "1");
    List<Panel> panels = snapshot.dashboard("shop").orElseThrow().panels();
    assertThat(panels).extracting(Panel::title).containsExactly("Orders", "Typo", "Escape");
    assertThat(panels.get(0).visualization().errors()).isEmpty();
    assertThat(panels.get(1).visualization().type()).isEqualTo("unknown");
    assertThat(panels.get(1).visualization().errors())
        .extracting(Problem::toString)
        .containsExactly(
            ".gitlab/product_analytics/dashboards/shop/shop.yaml:8:20:"
                + " Visualization file ordrs.yaml not found; did you mean 'orders'?");
    assertThat(panels.get(2).visualization().errors())
        .extracting(Problem::message)
        .containsExactly(
            "property '/visualization' must be a name of letters, digits, '-' and '_'");
  }

  @Test
  void readsAVisualizationThatAPanelHoldsItself() throws IOException {
    String inline =
        """
        title: Inline
        panels:
          - title: Events
            gridAttributes: {width: 3, height: 1}
            visualization:
              type: SingleStat
              data: {type: cube_analytics, query: {measures: [TrackedEvents.count]}}
              options: {}
        """;
    Visualization drawn = drawn(Snapshot.of(new WrittenTree().dashboard("in", inline), "1"));
    assertThat(drawn.slug()).isEqualTo("in-1");
    assertThat(drawn.type()).isEqualTo("SingleStat");
    assertThat(drawn.errors()).isEmpty();
  }

  @Test
  void keepsABrokenFileAsADashboardThatSaysWhatIsWrong() throws IOException {
    Dashboard broken =
        Snapshot.of(new WrittenTree().dashboard("broken", "title: [\n"), "1")
            .dashboards()
            .getFirst();
    assertThat(broken.title()).isEqualTo("broken");
    assertThat(broken.panels()).isEmpty();
    assertThat(broken.errors())
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo(new Place(".gitlab/product_analytics/dashboards/broken/broken.yaml", 2, 1));
  }

  private static Visualization drawn(Snapshot snapshot) {
    return snapshot.dashboards().getFirst().panels().getFirst().visualization();
  }
}
