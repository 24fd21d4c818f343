package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.footfall.funnel.Target;
import dev.footfall.funnel.What;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Snapshots.of(
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
        Snapshots.of(
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
    String shop = SHOP.replace("orders", "total_sessions");
    assertThat(drawn(Snapshots.of(new WrittenTree().dashboard("s", shop), "1")).commit())
        .isEqualTo("0.1.0");
    var own = new WrittenTree().dashboard("s", shop).visualization("total_sessions", STAT);
    assertThat(drawn(Snapshots.of(own, "1")).commit()).isEqualTo("1");
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
        Snapshots.of(new WrittenTree().dashboard("shop", two).visualization("orders", STAT), "1");
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
        .extracting(Problem::hint)
        .containsExactly(
            "a visualization is a file of the folder visualizations, named without .yaml");
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
    Visualization drawn = drawn(Snapshots.of(new WrittenTree().dashboard("in", inline), "1"));
    assertThat(drawn.slug()).isEqualTo("in-1");
    assertThat(drawn.type()).isEqualTo("SingleStat");
    assertThat(drawn.errors()).isEmpty();
  }

  @Test
  void keepsABrokenFileAsADashboardThatSaysWhatIsWrong() throws IOException {
    Dashboard broken =
        Snapshots.of(new WrittenTree().dashboard("broken", "title: [\n"), "1")
            .dashboards()
            .getFirst();
    assertThat(broken.title()).isEqualTo("broken");
    assertThat(broken.panels()).isEmpty();
    assertThat(broken.errors())
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo(new Place(".gitlab/product_analytics/dashboards/broken/broken.yaml", 2, 1));
  }

  @Test
  void readsAFunnelsShape() throws IOException {
    String purchase =
        """
        name: Completed purchase
        seconds_to_convert: 3600
        steps:
          - {name: basket, target: /basket, action: pageview}
          - {name: paid, target: /thanks.html, action: pageview}
        """;
    var tree = new WrittenTree().with(".gitlab/analytics/funnels/purchase.yaml", purchase);
    FunnelFile funnel = Snapshots.of(tree, "c0ffee").funnels().getFirst();
    assertThat(funnel.slug()).isEqualTo("purchase");
    assertThat(funnel.name()).isEqualTo("Completed purchase");
    assertThat(funnel.cube()).isEqualTo("completed_purchase");
    assertThat(funnel.funnel().orElseThrow().window()).isEqualTo(Duration.ofHours(1));
    assertThat(funnel.funnel().orElseThrow().steps())
        .extracting(step -> step.what())
        .containsExactly(
            new What("page_view", List.of(new Target("/basket")), List.of()),
            new What("page_view", List.of(new Target("/thanks.html")), List.of()));
    assertThat(funnel.errors()).isEmpty();
    assertThat(funnel.source().text()).isEqualTo(purchase);
  }

  /** What the file says that cannot be read, nobody knows. */
  @Test
  void aFileThatCannotBeReadTakesNobodysName() throws IOException {
    String folder = ".gitlab/analytics/funnels/";
    String sound = "name: Checkout\nseconds_to_convert: 60\nsteps: [{name: a, action: a}]\n";
    var funnels =
        Snapshots.of(
                new WrittenTree()
                    .with(folder + "checkout.yaml", "a: [")
                    .with(folder + "other.yaml", sound),
                "1")
            .funnels();

    assertThat(funnels).map(FunnelFile::slug).containsExactly("checkout", "other");
    assertThat(funnels.getFirst().errors()).hasSize(1);
    assertThat(funnels.getLast().errors()).isEmpty();
  }

  /** Rails' {@code parameterize.underscore}. */
  @ParameterizedTest
  @CsvSource({
    "Completed purchase, completed_purchase",
    "a__b, a__b",
    "Größe & Maß!, grosse_mass",
    "Smørrebrød – Łódź, smorrebrod_lodz",
    "a - b_c, a_b_c"
  })
  void aFunnelsCubeIsCalledAsTheLineageDid(String name, String cube) throws IOException {
    var tree =
        new WrittenTree()
            .with(
                ".gitlab/analytics/funnels/x.yaml",
                "name: '" + name + "'\nseconds_to_convert: 60\nsteps: [{name: a, action: a}]\n");

    assertThat(Snapshots.of(tree, "1").funnels()).map(FunnelFile::cube).containsExactly(cube);
  }

  @Test
  void readsBothFoldersAndTellsOfTheFileThatIsNotUsed() throws IOException {
    var tree =
        new WrittenTree()
            .dashboard("shop", SHOP)
            .visualization("orders", STAT)
            .with(".gitlab/analytics/dashboards/shop/shop.yaml", "not even: [read")
            .with(".gitlab/analytics/dashboards/later/later.yaml", SHOP)
            .with(".gitlab/analytics/dashboards/visualizations/orders.yaml", STAT);
    Snapshot snapshot = Snapshots.of(tree, "1");
    assertThat(snapshot.dashboards()).extracting(Dashboard::slug).containsExactly("later", "shop");
    assertThat(snapshot.dashboard("shop").orElseThrow().errors()).isEmpty();
    assertThat(snapshot.problems())
        .extracting(Problem::toString)
        .containsExactly(
            ".gitlab/analytics/dashboards/shop/shop.yaml:1:1: the dashboard 'shop' is also in"
                + " .gitlab/product_analytics/dashboards/shop/shop.yaml, which is the one used;"
                + " delete one of the two files",
            ".gitlab/analytics/dashboards/visualizations/orders.yaml:1:1: the visualization"
                + " 'orders' is also in"
                + " .gitlab/product_analytics/dashboards/visualizations/orders.yaml, which is the"
                + " one used; delete one of the two files");
  }

  @Test
  void tellsOfFilesThatLookLikeDefinitionsAndAreNotRead() throws IOException {
    String root = ".gitlab/product_analytics/";
    var tree =
        new WrittenTree()
            .with(root + "dashboards/shop/shop.yml", SHOP)
            .with(root + "dashboards/other/different.yaml", SHOP)
            .with(root + "dashboards/loose.yaml", SHOP)
            .with(root + "dashboards/notes/readme.md", "")
            .with(root + "visualizations/orders.yaml", STAT)
            .with(root + "funnels/paid.yml", "")
            .with(root + "settings.yaml", "");
    assertThat(Snapshots.of(tree, "1").problems())
        .allMatch(problem -> problem.rule() == Rule.FILE && !problem.isError())
        .extracting(problem -> problem.place().file().substring(root.length()), Problem::hint)
        .containsExactly(
            tuple(
                "dashboards/loose.yaml", "a dashboard is " + root + "dashboards/loose/loose.yaml"),
            tuple(
                "dashboards/other/different.yaml",
                "a dashboard is " + root + "dashboards/other/other.yaml"),
            tuple(
                "dashboards/shop/shop.yml", "a dashboard is " + root + "dashboards/shop/shop.yaml"),
            tuple("funnels/paid.yml", "a funnel is " + root + "funnels/<name>.yaml"),
            tuple("settings.yaml", "a dashboard is " + root + "dashboards/settings/settings.yaml"),
            tuple(
                "visualizations/orders.yaml",
                "a visualization is " + root + "dashboards/visualizations/<name>.yaml"));
  }

  @Test
  void warnsOfAVisualizationThatNoDashboardShows() throws IOException {
    var tree = new WrittenTree().visualization("orders", STAT);
    assertThat(Snapshots.of(tree, "1").problems())
        .extracting(Problem::message)
        .containsExactly("no dashboard shows the visualization 'orders'");
    tree.dashboard("broken", "title: [");
    assertThat(Snapshots.of(tree, "1").problems()).allMatch(Problem::isError).hasSize(1);
  }

  @Test
  void tellsAllProblemsInTheOrderOfFilesAndLinesAndASharedOneOnce() throws IOException {
    var tree =
        new WrittenTree()
            .dashboard(
                "b", SHOP + SHOP.substring(SHOP.indexOf("  - title")).replace("xPos: 0", "xPos: 4"))
            .dashboard("a", SHOP.replace("title: Orders", "titel: Orders"))
            .visualization("orders", STAT.replace("TrackedEvents.count", "TrackedEvents.cuont"));
    assertThat(Snapshots.of(tree, "1").problems())
        .extracting(problem -> problem.place().toString().replaceFirst(".*/", ""))
        .containsExactly("a.yaml:4:5", "a.yaml:4:5", "orders.yaml:6:16");
  }

  @Test
  void keepsTheTextOfEveryFile() throws IOException {
    Snapshot snapshot =
        Snapshots.of(new WrittenTree().dashboard("shop", SHOP).visualization("orders", STAT), "1");
    Dashboard shop = snapshot.dashboards().getFirst();
    assertThat(shop.source())
        .isEqualTo(new Source(".gitlab/product_analytics/dashboards/shop/shop.yaml", SHOP));
    assertThat(drawn(snapshot).source().text()).isEqualTo(STAT);
  }

  @Test
  void laysAPanelsOverridesOverTheQuery() throws IOException {
    String shop =
        SHOP
            + """
                queryOverrides:
                  namespace: acme
                  limit: 5
                  timeDimensions: [{dimension: TrackedEvents.derivedTstamp, granularity: week}]
                  filters: [{member: TrackedEvents.osName, operator: set}]
            """;
    String filtered =
        STAT.replace(
            "measures: [TrackedEvents.count]",
            "{measures: [TrackedEvents.count], limit: 9,"
                + " filters: [{member: TrackedEvents.agentName, operator: set}]}");
    var tree = new WrittenTree().dashboard("shop", shop).visualization("orders", filtered);
    Panel panel = Snapshots.of(tree, "1").dashboards().getFirst().panels().getFirst();
    assertThat(panel.visualization().errors()).isEmpty();
    assertThat(panel.query())
        .hasToString(
            "{measures=[TrackedEvents.count], limit=5,"
                + " filters=[{member=TrackedEvents.agentName, operator=set},"
                + " {member=TrackedEvents.osName, operator=set}],"
                + " timeDimensions=[{dimension=TrackedEvents.derivedTstamp, granularity=week}]}");
  }

  @Test
  void leavesOutWhatTheSchemaRefusesAndKeepsTheRest() throws IOException {
    String shop =
        SHOP.replace("title: The shop", "title: [The shop]")
            + "    options: {decimalPlaces: many, unit: orders}\n"
            + "    tooltip: {description: Orders, descriptionLink: \"javascript:alert(1)\"}\n";
    var tree = new WrittenTree().dashboard("shop", shop).visualization("orders", STAT);
    Dashboard read = Snapshots.of(tree, "1").dashboards().getFirst();
    assertThat(read.errors()).hasSize(5);
    assertThat(read.title()).isEqualTo("shop");
    assertThat(read.panels().getFirst().options()).isEqualTo(Map.of("unit", "orders"));
    assertThat(read.panels().getFirst().visualization().isSound()).isTrue();
  }

  private static Visualization drawn(Snapshot snapshot) {
    return snapshot.dashboards().getFirst().panels().getFirst().visualization();
  }
}
