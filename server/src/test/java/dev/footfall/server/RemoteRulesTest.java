package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteRulesTest {
  private static final RemoteRules STANDARD = rules(Set.of(), List.of(), false);

  @TempDir Path folder;

  private static RemoteRules rules(Set<String> hosts, List<Path> folders, boolean local) {
    return new RemoteRules(hosts, folders, () -> local);
  }

  @ParameterizedTest
  @CsvSource({
    "http://git.example.com/a.git, begin with https",
    "ssh://git@git.example.com/a.git, begin with https",
    "git.example.com:a.git, begin with https",
    "ext::sh -c touch, must be a URL",
    "'', begin with https",
    "https:///a.git, must be a URL",
    "https://u:p@git.example.com/a.git, must hold no user",
    "https://git.example.com/a.git?x=1, must hold no user",
    "https://git.example.com/a.git#x, must hold no user",
    "https://127.0.0.1/a.git, must not point at this machine",
    "https://localhost:8443/a.git, must not point at this machine",
    "https://10.1.2.3/a.git, must not point at this machine",
    "https://[::1]/a.git, must not point at this machine",
    "https://169.254.169.254/latest, must not point at this machine",
    "file:///etc, may not be a folder",
  })
  void refuses(String url, String reason) {
    assertThat(STANDARD.wrong(url)).hasValueSatisfying(said -> assertThat(said).contains(reason));
    assertThat(STANDARD.wrong(url).orElseThrow()).doesNotContain("u:p");
  }

  @Test
  void takesAnyOtherHost() {
    assertThat(STANDARD.wrong("https://93.184.216.34/a.git")).isEmpty();
    assertThat(rules(Set.of(), List.of(), true).wrong("https://127.0.0.1/a.git")).isEmpty();
  }

  @Test
  void takesTheHostsThatTheOperatorNamesOnly() {
    var rules = rules(Set.of("git.local", "127.0.0.1"), List.of(), false);

    assertThat(rules.wrong("https://Git.Local/a.git")).isEmpty();
    assertThat(rules.wrong("https://127.0.0.1:8443/a.git")).isEmpty();
    assertThat(rules.wrong("https://93.184.216.34/a.git"))
        .contains("url is of a host that the operator does not allow (repositories.hosts)");
    assertThat(rules.wrong("https://git.local.example.com/a.git")).isPresent();
  }

  @Test
  void takesFoldersBelowThoseThatTheOperatorNamesOnly() throws IOException {
    Path allowed = folder.resolve("allowed");
    Files.createDirectories(allowed.resolve("shop.git"));
    Path other = Files.createDirectories(folder.resolve("allowed-not/shop.git"));
    Path link = Files.createSymbolicLink(allowed.resolve("link"), other);
    var rules = rules(Set.of(), List.of(allowed), false);

    assertThat(rules.wrong("file://" + allowed + "/shop.git")).isEmpty();
    assertThat(rules.wrong("file://" + other)).isPresent();
    assertThat(rules.wrong("file://" + link)).isPresent();
    assertThat(rules.wrong("file://" + allowed + "/../allowed-not/shop.git")).isPresent();
    assertThat(rules.wrong("file://" + allowed + "/%2e%2e/allowed-not/shop.git")).isPresent();
    assertThat(rules.wrong("file://host" + allowed + "/shop.git")).isPresent();
    assertThat(rules.wrong("file://" + allowed + "/missing")).isPresent();
    assertThat(rules.wrong("file:relative")).isPresent();
  }
}
