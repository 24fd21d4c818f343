package dev.footfall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Snapshot;
import dev.footfall.query.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Definitions checked from the command line, without a server or a data directory. */
class ValidateCommandTest {
  private static final String ROOT = ".gitlab/product_analytics/";

  private static final String SHOP =
      """
      title: Shop
      panels:
        - title: Orders
          visualization: orders
          gridAttributes: {width: 6, height: 4}
      """;

  private static final String ORDERS =
      """
      type: SingleStat
      data:
        type: cube_analytics
        query: {measures: [TrackedEvents.count]}
      options: {}
      """;

  private static final String BROKEN = ORDERS.replace("TrackedEvents.count", "TrackedEvents.cuont");

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void findsNothingWrongInAWorkTree() throws IOException {
    shop(ORDERS);
    assertThat(run("validate", tree())).isEqualTo(new Ended(0, "2 files, nothing wrong\n", ""));
  }

  @Test
  void saysLikeACompilerWhatIsWrong() throws IOException {
    shop(BROKEN);
    write(ROOT + "dashboards/other.yaml", SHOP);
    assertThat(run("validate", tree()))
        .isEqualTo(
            new Ended(
                1,
                tree()
                    + "/.gitlab/product_analytics/dashboards/other.yaml:1:1: warning: this file is"
                    + " not read; a dashboard is"
                    + " .gitlab/product_analytics/dashboards/other/other.yaml [file]\n"
                    + tree()
                    + "/.gitlab/product_analytics/dashboards/visualizations/orders.yaml:4:22:"
                    + " error: 'cuont' not found for path 'TrackedEvents.cuont'; did you mean"
                    + " 'TrackedEvents.count'? [query]\n"
                    + "1 error, 1 warning in 3 files\n",
                ""));
  }

  @Test
  void warningsAloneAreNoFailure() throws IOException {
    shop(ORDERS);
    write(ROOT + "dashboards/visualizations/unused.yaml", ORDERS);
    var ended = run("validate", tree());
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).endsWith("0 errors, 1 warning in 3 files\n");
  }

  @Test
  void checksAFolderOrAFileWithWhatItRefersTo() throws IOException {
    shop(BROKEN);
    String dashboard = tree() + "/" + ROOT + "dashboards/shop/shop.yaml";
    String visualization = tree() + "/" + ROOT + "dashboards/visualizations/orders.yaml";
    assertThat(run("validate", dashboard)).isEqualTo(new Ended(0, "1 file, nothing wrong\n", ""));
    assertThat(run("validate", visualization, dashboard).out())
        .startsWith(visualization + ":4:22: error: ")
        .endsWith("1 error, 0 warnings in 2 files\n");
    for (String part : List.of(".gitlab", ROOT, ROOT + "dashboards/visualizations")) {
      assertThat(run("validate", tree() + "/" + part).code()).as(part).isEqualTo(1);
    }
    assertThat(run("validate", tree() + "/" + ROOT + "dashboards/shop").code()).isZero();
  }

  @Test
  void checksFilesThatLieElsewhere() throws IOException {
    write("examples/dashboards/shop/shop.yaml", SHOP);
    write("examples/dashboards/visualizations/orders.yaml", ORDERS);
    write("notes/stat.yaml", BROKEN);
    write("notes/funnel.yaml", "seconds_to_convert: 0\nsteps: []\n");
    assertThat(run("validate", tree() + "/examples").out()).isEqualTo("2 files, nothing wrong\n");
    assertThat(run("validate", tree() + "/examples/dashboards/shop/shop.yaml").out())
        .isEqualTo("1 file, nothing wrong\n");
    assertThat(run("validate", tree() + "/notes/stat.yaml").out())
        .startsWith(tree() + "/notes/stat.yaml:4:22: error: 'cuont' not found");
    assertThat(run("validate", tree() + "/notes/funnel.yaml").out())
        .endsWith("2 errors, 0 warnings in 1 file\n");
  }

  @Test
  void endsWithTwoWhereThereIsNothingOfThatName() {
    assertThat(run("validate", tree() + "/nowhere"))
        .isEqualTo(new Ended(2, "", "footfall: There is no " + tree() + "/nowhere\n"));
    assertThat(run("validate", tree()))
        .isEqualTo(
            new Ended(
                0,
                "0 files, nothing wrong\n",
                "footfall: There are no definitions in " + tree() + "\n"));
  }

  @Test
  void knowsTheOperatorsCubes() throws IOException {
    shop(ORDERS.replace("TrackedEvents.count", "orders.revenue"));
    assertThat(run("validate", tree()).code()).isEqualTo(1);
    write(
        "model/orders.yaml",
        """
        cubes:
          - name: orders
            sql_table: orders
            meta: {project_door: true}
            measures:
              - {name: revenue, type: sum, sql: amount}
        """);
    assertThat(run("--model.dir", tree() + "/model", "validate", tree()).code()).isZero();
    write("model/orders.yaml", "cubes: 7\n");
    assertThat(run("--model.dir", tree() + "/model", "validate", tree()).code()).isEqualTo(2);
  }

  @Test
  void readsARepositoryAtARef() throws IOException, InterruptedException {
    shop(BROKEN);
    git("init", "--quiet", "--initial-branch", "main");
    git("add", ".");
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-qm", "Broken");
    git("tag", "broken");
    shop(ORDERS);
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-qam", "Mended");
    write(ROOT + "dashboards/shop/shop.yaml", "title: [");
    assertThat(run("validate", tree()).code()).isEqualTo(1);
    assertThat(run("validate", "--ref", "main", tree()).code()).isZero();
    assertThat(run("validate", "--ref", "main", tree() + "/" + ROOT).code()).isZero();
    assertThat(run("validate", "--ref", "HEAD~1", tree()).out())
        .startsWith(ROOT + "dashboards/visualizations/orders.yaml:4:22: error: ");
    git("clone", "--quiet", "--bare", ".", "bare.git");
    assertThat(run("validate", tree() + "/bare.git").code()).isZero();
    assertThat(run("validate", "--ref=broken", tree() + "/bare.git").code()).isEqualTo(1);
    assertThat(run("validate", "--ref=nowhere", tree()))
        .isEqualTo(
            new Ended(
                2,
                "",
                "footfall: "
                    + tree()
                    + ": There is no branch, tag or commit 'nowhere' in the repository\n"));
  }

  @Test
  void saysThatARefNeedsARepository() {
    assertThat(run("validate", "--ref=main", tree()))
        .isEqualTo(new Ended(2, "", "footfall: " + tree() + " is in no git repository\n"));
  }

  @Test
  void tellsProgramsInJson() throws IOException {
    shop(BROKEN);
    JsonNode json = Json.MAPPER.readTree(run("validate", "--format=json", tree()).out());
    assertThat(json.path("errors").asInt()).isEqualTo(1);
    assertThat(json.path("warnings").asInt()).isZero();
    assertThat(json.path("files").size()).isEqualTo(2);
    assertThat(json.path("problems").path(0).toString())
        .isEqualTo(
            "{\"file\":\""
                + tree()
                + "/.gitlab/product_analytics/dashboards/visualizations/orders.yaml\",\"line\":4,\"column\":22,\"severity\":\"error\",\"rule\":\"query\",\"message\":\"'cuont'"
                + " not found for path 'TrackedEvents.cuont'\",\"hint\":\"did you mean"
                + " 'TrackedEvents.count'?\"}");
  }

  @Test
  void tellsContinuousIntegrationAsTests() throws Exception {
    shop(BROKEN.replace("options", "\"<&\\u0001>\": 1\noptions"));
    String xml = run("validate", "--format=junit", tree()).out();
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getAttribute("tests")).isEqualTo("2");
    assertThat(root.getAttribute("failures")).isEqualTo("1");
    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    var failure = (Element) root.getElementsByTagName("failure").item(0);
    assertThat(failure.getTextContent().lines()).hasSize(2);
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).endsWith("orders.yaml");
  }

  @Test
  void tellsCodeHostsInSarif() throws IOException {
    shop(BROKEN);
    write(ROOT + "dashboards/visualizations/not used.yaml", ORDERS);
    JsonNode sarif = Json.MAPPER.readTree(run("validate", "--format=sarif", tree()).out());
    assertThat(sarif.path("version").asString()).isEqualTo("2.1.0");
    JsonNode run = sarif.path("runs").path(0);
    assertThat(run.path("tool").path("driver").path("name").asString()).isEqualTo("footfall");
    JsonNode unused = run.path("results").path(0);
    assertThat(unused.path("level").asString()).isEqualTo("warning");
    assertThat(unused.path("ruleId").asString()).isEqualTo("unused");
    assertThat(run.path("tool").path("driver").path("rules").findValuesAsString("id"))
        .contains("unused", "query");
    JsonNode physical = run.path("results").path(1).path("locations").path(0);
    assertThat(physical.path("physicalLocation").path("region").toString())
        .isEqualTo("{\"startLine\":4,\"startColumn\":22}");
    assertThat(unused.path("locations").toString()).contains("not%20used.yaml");
  }

  @Test
  void showsThePlaceToAPersonAtATerminal() throws IOException {
    var out = new StringWriter();
    var problems = new ValidationText(new PrintWriter(out, true), true);
    shop("type: SingleStat\noptions: {\tunits: 1}\ndata: \u202e7\n");
    var target = ValidatedPath.of(folder);
    var snapshot = Snapshot.of(target.tree(), "", BuiltIn.snapshot("1"), Model.builtIn());
    problems.print(Validation.of(snapshot, ""));
    assertThat(out.toString())
        .contains("    2 | options: { units: 1}\n" + " ".repeat(19) + "\u001b[32;1m^")
        .contains("    3 | data: \uFFFD7\n");
  }

  private void shop(String orders) throws IOException {
    write(ROOT + "dashboards/shop/shop.yaml", SHOP);
    write(ROOT + "dashboards/visualizations/orders.yaml", orders);
  }

  private String tree() {
    return folder.toString();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void git(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Ended run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    return new Ended(code, out.toString(), err.toString());
  }
}
