package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
  @TempDir private Path folder;

  @Test
  void tellsItsVersionFromAnyFolderThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("ff"), Repository.file("footfall"));
    var finished = Command.of(folder, link.toString(), "version").run();
    Files.delete(link);
    assertThat(finished.err()).isEmpty();
    assertThat(finished.out()).first().asString().contains("0.1.0");
    assertThat(finished.exitCode()).isZero();
  }

  @Test
  void fetchesNoEngineForWhatNeedsNone() {
    for (String words : new String[] {"version", "config print", "--help", "serve --help"}) {
      var finished =
          Command.footfall(folder, words.split(" "))
              .with("FOOTFALL_ENGINE_LIBRARY", "")
              .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
              .run();
      assertThat(finished.exitCode()).as(words + finished.err()).isZero();
      assertThat(finished.out()).as(words).isNotEmpty();
    }
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void masksSecretsWhereItPrintsTheConfiguration() {
    var finished =
        Command.footfall(folder, "config", "print")
            .with("FOOTFALL_ADMIN_TOKEN", "a-token-that-nobody-may-read")
            .run();
    assertThat(String.join("\n", finished.out()))
        .contains("admin.token", "http.port", "8080")
        .doesNotContain("a-token-that-nobody-may-read");
  }

  @Test
  void makesTheDataDirectoryWhereItIsCalled() {
    try (var footfall = FootfallProcess.start(folder)) {
      assertThat(footfall.data()).isDirectory();
    }
  }

  @Test
  void startsFromClassesThatAnEarlierStartLoaded() {
    try (var footfall = FootfallProcess.start(folder)) {
      assertThat(ProcessHandle.of(footfall.pid()).orElseThrow().info().arguments().orElseThrow())
          .contains("-XX:AOTCache=" + Repository.file("server/target/footfall.aot"));
    }
  }

  @Test
  void saysWhatToDoWhereTheEngineCannotBeFetched() {
    var finished =
        Command.of(folder, Repository.file("bin/engine").toString())
            .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
            .with("npm_config_registry", "http://127.0.0.1:9/")
            .with("npm_config_cache", folder.resolve("npm").toString())
            .with("npm_config_fetch_retries", "0")
            .run();
    assertThat(finished.err()).last().asString().contains("could not be fetched", "engine.library");
    assertThat(finished.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("cache/footfall/engine"))
        .isDirectoryNotContaining(file -> !file.getFileName().toString().equals(".lock"));
  }
}
