package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard, the alert rules and docs/operations.md name is there in a running server. */
@TestInstance(Lifecycle.PER_CLASS)
class OperationsTest {
  private static final Path DASHBOARD = Path.of("../operations/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("../operations/alerts.yaml");
  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:footfall|process|jvm)_[a-z_]+\\b(?!-)");

  private List<String> served = List.of();

  @BeforeAll
  void scrape(@TempDir Path directory) throws Exception {
    var given =
        List.of(
            new Given(DataConfig.DIR, directory.toString(), "test"),
            new Given(HttpConfig.PORT, "0", "test"));
    var config = Config.of(new Settings(Config.KEYS.keys(), given));
    try (var app = App.start(config, InstantSource.system());
        var client = HttpClient.newHttpClient()) {
      var url = URI.create("http://127.0.0.1:" + app.port() + "/metrics");
      var page = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
      served =
          page.lines().filter(line -> !line.startsWith("#")).map(OperationsTest::name).toList();
    }
  }

  @AfterAll
  void forget() {
    served = List.of();
  }

  @Test
  void showsInTheDashboardOnlyWhatIsThere() throws IOException {
    var expressions = Json.MAPPER.readTree(Files.readString(DASHBOARD)).findValuesAsString("expr");

    assertThat(expressions).hasSizeGreaterThan(20);
    assertThat(expressions).allSatisfy(expression -> assertThat(metrics(expression)).isNotEmpty());
    assertThat(expressions.stream().flatMap(OperationsTest::metrics)).isSubsetOf(served);
  }

  @Test
  void alertsOnlyOfWhatIsThere() throws IOException {
    String rules = Files.readString(ALERTS);

    assertThat(metrics(rules)).hasSizeGreaterThan(8).isSubsetOf(served);
  }

  @Test
  void explainsEveryAlertAndOnlyWhatIsThere() throws IOException {
    String page = Files.readString(PAGE);
    var alerts = Pattern.compile("alert: (\\w+)").matcher(Files.readString(ALERTS));

    assertThat(metrics(page)).isSubsetOf(served);
    assertThat(alerts.results().map(alert -> "| `" + alert.group(1) + "` |"))
        .hasSize(8)
        .allSatisfy(alert -> assertThat(page).contains(alert));
  }

  private static Stream<String> metrics(String text) {
    return METRIC.matcher(text).results().map(MatchResult::group);
  }

  private static String name(String line) {
    return line.split("[{ ]", 2)[0];
  }
}
