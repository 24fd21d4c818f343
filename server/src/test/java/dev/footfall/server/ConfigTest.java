package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.footfall.access.Claim;
import dev.footfall.access.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void emptyFile() throws IOException {
    file = Files.createFile(directory.resolve("footfall.yaml"));
  }

  @Test
  void namesItsKeysAndDefaultsAsDocumented() {
    String pinned =
        Config.KEYS.keys().stream()
            .map(key -> key.name() + "=" + key.standard() + (key.secret() ? " secret" : ""))
            .collect(Collectors.joining("\n"));

    assertThat(pinned)
        .isEqualTo(
            """
            data.dir=./footfall-data
            journal.max-size=20GiB
            journal.max-age=
            database.url= secret
            http.host=127.0.0.1
            http.port=8080
            http.public-url=
            http.trusted-proxies=
            collector.redirects=
            collector.opt-out-cookie=
            collector.debug=false
            admin.password= secret
            admin.token= secret
            engine.library=
            cube.api-secret= secret
            model.dir=
            geo.database=
            flags.default=on
            secrets.key= secret
            repositories.max-size=1GiB
            repositories.max-file-size=32MiB
            repositories.hosts=
            repositories.folders=
            clickhouse.url= secret
            clickhouse.cluster=
            collector.port=\
            """);
  }

  @Test
  void describesEveryKey() {
    assertThat(Config.KEYS.keys()).allSatisfy(key -> assertThat(key.description()).isNotBlank());
  }

  @Test
  void letsTheEnvironmentBeatTheFileAndAFlagBeatBoth() throws IOException {
    Files.writeString(file, "http:\n  host: 10.0.0.1\n  port: 1\ndata.dir: from-file\n");

    var settings =
        settings(Map.of("FOOTFALL_HTTP_PORT", "2", "FOOTFALL_DATA_DIR", "from-env"), "--port=3");

    assertThat(settings.all())
        .extracting(Given::key, Given::value, Given::origin)
        .contains(
            tuple(HttpConfig.HOST, "10.0.0.1", file + ":2"),
            tuple(HttpConfig.PORT, "3", "flag --http.port"),
            tuple(DataConfig.DIR, "from-env", "environment FOOTFALL_DATA_DIR"),
            tuple(GeoConfig.DATABASE, "", "default"));
  }

  @Test
  void readsASecretFromAFileOfItsOwn() throws IOException {
    var secret = Files.writeString(directory.resolve("token"), "twenty-characters-or-more\n");

    var given = settings(Map.of("FOOTFALL_ADMIN_TOKEN_FILE", secret.toString()));

    assertThat(Config.of(given).admin().token()).isEqualTo("twenty-characters-or-more");
    assertThat(given.all())
        .filteredOn(value -> value.key().equals(AdminConfig.TOKEN))
        .extracting(Given::shown)
        .containsExactly("********");
  }

  @Test
  void readsTheJournalsLimits() {
    assertThat(Config.of(settings(Map.of())).journal())
        .isEqualTo(new JournalConfig(20L << 30, Duration.ZERO));
    var flags = new String[] {"--journal.max-size=500 MiB", "--journal.max-age=7d"};
    assertThat(Config.of(settings(Map.of(), flags)).journal())
        .isEqualTo(new JournalConfig(500L << 20, Duration.ofDays(7)));
  }

  @Test
  void readsOffAsAWord() throws IOException {
    Files.writeString(file, "flags: {default: off}\n");

    assertThat(Config.of(settings(Map.of())).flags().on()).isFalse();
  }

  @Test
  void claimsTheCollectorHostForThePublicUrl() {
    var host = Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
    String url = "https://t.example.com/";

    assertThat(Config.of(settings(Map.of())).claims()).isEmpty();
    assertThat(Config.of(settings(Map.of("FOOTFALL_HTTP_PUBLIC_URL", url))).claims())
        .containsExactly(
            Map.entry(
                host,
                new Claim(
                    "https://t.example.com", "http.public-url from FOOTFALL_HTTP_PUBLIC_URL")));
    assertThat(Config.of(settings(Map.of(), "--http.public-url=" + url)).claims())
        .extractingByKey(host)
        .extracting(Claim::detail)
        .isEqualTo("http.public-url from --http.public-url");
  }

  @Test
  void readsAListOfProxies() throws IOException {
    Files.writeString(file, "http:\n  trusted-proxies: [10.0.0.0/8, '::1']\n");

    assertThat(Config.of(settings(Map.of())).http().trustedProxies().trusts("10.1.2.3")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http.prot: 1              | :1: there is no key http.prot; did you mean http.port?
          http: {prot: 1}           | :1: there is no key http.prot; did you mean http.port?
          zzzzzzzzzzzzzzzz: 1       | :1: there is no key zzzzzzzzzzzzzzzz; `footfall config print` lists the keys.
          {http.port: 1, http.port: 2} | :1: http.port stands in
          http: 1                   | :1: http has keys below it and no value of its own.
          just words                | :1: the configuration must be keys and values, such as http.port: 8080.
          a: b: c                   | :1 is not YAML
          """)
  void saysWhereTheFileIsWrong(String yaml, String message) throws IOException {
    Files.writeString(file, yaml);

    assertThatThrownBy(() -> settings(Map.of()))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith(file + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --http.port=http     | http.port is 'http' (flag --http.port), and must be a port from 0 to 65535.
          --port=65536         | http.port is '65536' (flag --http.port), and must be a port from 0 to 65535.
          --admin.token=short  | admin.token is '********' (flag --admin.token), and must be 20 to 255 visible characters, or empty.
          --secrets.key=short  | secrets.key is '********' (flag --secrets.key), and must be 32 characters or more, or empty.
          --http.public-url=x  | http.public-url is 'x' (flag --http.public-url), and must be a URL such as https://t.example.com.
          --http.trusted-proxies=a | http.trusted-proxies is 'a' (flag --http.trusted-proxies), and must be addresses or networks such as 10.0.0.0/8, separated by commas.
          --collector.redirects=https://shop.example | collector.redirects is 'https://shop.example' (flag --collector.redirects), and must be hosts such as shop.example or shop.example:8443, separated by commas.
          --journal.max-size=64MiB | journal.max-size is '64MiB' (flag --journal.max-size), and must be a size of 128MiB or more, such as 20GiB.
          --journal.max-size=20GB | journal.max-size is '20GB' (flag --journal.max-size), and must be a size of 128MiB or more, such as 20GiB.
          --journal.max-age=week | journal.max-age is 'week' (flag --journal.max-age), and must be a time such as 90m, 12h or 7d, or empty.
          --collector.opt-out-cookie=a b | collector.opt-out-cookie is 'a b' (flag --collector.opt-out-cookie), and must be a cookie's name such as no-tracking, or name=value with a regular expression for the value.
          --geo.database=nope  | geo.database is 'nope' (flag --geo.database), and must be a file that is there.
          --database.url=jdbc:mysql://db/f?password=hush | database.url is '********' (flag --database.url), and must be jdbc:postgresql://host:5432/database?user=NAME&password=SECRET with percent-encoded values (PostgreSQL is the only server there is), or empty: SQLite in data.dir.
          --model.dir=nope     | model.dir is 'nope' (flag --model.dir), and must be a directory that is there.
          --flags.default=maybe | flags.default is 'maybe' (flag --flags.default), and must be on or off.
          """)
  void saysWhichValueIsWrong(String flag, String message) {
    assertThatThrownBy(() -> Config.of(settings(Map.of(), flag)))
        .isInstanceOf(StartException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhichVariableIsWrong() {
    assertThatThrownBy(() -> settings(Map.of("FOOTFALL_HTTP_PROT", "1")))
        .hasMessage(
            "There is no key for the environment's FOOTFALL_HTTP_PROT; did you mean"
                + " FOOTFALL_HTTP_PORT?");
    assertThatThrownBy(
            () -> settings(Map.of("FOOTFALL_ADMIN_TOKEN", "x", "FOOTFALL_ADMIN_TOKEN_FILE", "y")))
        .hasMessage(
            "The environment has both FOOTFALL_ADMIN_TOKEN and FOOTFALL_ADMIN_TOKEN_FILE; keep one"
                + " of the two.");
    assertThatThrownBy(() -> settings(Map.of("FOOTFALL_ADMIN_TOKEN_FILE", "/nope")))
        .hasMessageStartingWith("Cannot read the file /nope");
  }

  @Test
  void leavesTheLaunchersVariablesAlone() {
    assertThat(settings(Map.of("FOOTFALL_JVMS", "/opt/jdks", "PATH", "/bin")).all())
        .extracting(Given::origin)
        .containsOnly("default");
  }

  @Test
  void keepsSecretsOutOfItsText() {
    var config =
        Config.of(
            settings(
                Map.of(),
                "--cube.api-secret=hush",
                "--admin.password=hush-hush",
                "--secrets.key=" + "hush".repeat(8),
                "--database.url=jdbc:postgresql://db/footfall?password=hush"));

    assertThat(config.toString()).doesNotContain("hush");
  }

  private Settings settings(Map<String, String> environment, String... flags) {
    var arguments = new String[flags.length + 3];
    System.arraycopy(flags, 0, arguments, 3, flags.length);
    arguments[0] = "serve";
    arguments[1] = "--config";
    arguments[2] = file.toString();
    return ConfigOptions.settings(Main.commandLine().parseArgs(arguments), environment);
  }
}
