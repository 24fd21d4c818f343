package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footfall.access.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is delivered, in a process of its own. */
class LaunchIT {
  private static final Path JAR = Path.of("target/footfall.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

  @TempDir Path directory;

  @Test
  void saysThatAnOlderJavaIsTooOld() throws Exception {
    var java = Path.of("/usr/lib/jvm/java-17-openjdk-amd64/bin/java");
    assumeTrue(Files.isExecutable(java), "there is a JDK 17 to try");

    var ended = run(java, "serve");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.error())
        .startsWith("footfall: Footfall needs JDK 25 or newer; this is 17 (")
        .hasLineCount(1);
  }

  @Test
  void saysInOneSentenceThatThePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      var ended = run(JAVA, "serve", "--data", directory.toString(), "--port", "" + port);

      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.error())
          .isEqualTo(
              "footfall: Port %d on 127.0.0.1 is in use by another program; stop it or choose another with --port.%n"
                  .formatted(port));
    }
  }

  @Test
  void saysInOneSentenceThatTheDatabaseCannotBeReached() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:%d/footfall?password=hush".formatted(port);

    var ended = run(JAVA, "serve", "--data=" + directory, "--port=0", "--database.url=" + url);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.error())
        .startsWith(
            "footfall: PostgreSQL at 127.0.0.1:%d/footfall cannot be reached (".formatted(port))
        .doesNotContain("hush")
        .hasLineCount(1);
  }

  @Test
  void endsWithZeroWhenItIsToldToStopAndKeepsItsDirectoryToItself() throws Exception {
    var serving = process(JAVA, "serve", "--data", directory.toString(), "--port", "0").start();
    try (BufferedReader out = serving.inputReader(StandardCharsets.UTF_8)) {
      var lines = new ArrayList<String>();
      String line = out.readLine();
      while (line != null && !line.startsWith("Footfall ")) {
        lines.add(line);
        line = out.readLine();
      }
      assertThat(lines).anyMatch(text -> text.matches(" {2}password +[A-Za-z0-9_-]{16}"));
      assertThat(line).matches("Footfall 0\\.1\\.0 is ready on http://127\\.0\\.0\\.1:[0-9]+");

      var second = run(JAVA, "serve", "--data", directory.toString(), "--port", "0");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.error())
          .startsWith(
              "footfall: The data directory " + directory + " is in use by another Footfall")
          .hasLineCount(1);

      serving.destroy();
      assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(serving.exitValue()).isZero();
    } finally {
      serving.destroyForcibly();
    }
  }

  @Test
  void keepsHowToSignInForTheFirstStartThatSucceeds() throws Exception {
    var ended = run(JAVA, "serve", "--data=" + directory, "--port=0", "--engine.library=/nope");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.error()).startsWith("footfall: There is no engine at /nope").hasLineCount(1);
    try (var access = Access.open(directory, InstantSource.system())) {
      assertThat(access.firstStart("", "")).isPresent();
    }
  }

  private record Ended(int code, String error) {}

  private static Ended run(Path java, String... arguments) throws Exception {
    var process = process(java, arguments).start();
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), error);
  }

  private static ProcessBuilder process(Path java, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(java.toString(), "-Xmx128m", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
