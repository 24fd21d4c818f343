package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footfall.e2e.Command.Finished;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says so in one sentence that tells what to do, and exits with 2. */
class RefusalIT {
  @TempDir private Path folder;

  @Test
  void namesAPortThatIsBusy() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses(serve(busy.getLocalPort()).run(), Integer.toString(busy.getLocalPort()), "port");
    }
  }

  @Test
  void namesADataDirectoryThatAnotherProcessUses() {
    try (var first = FootfallProcess.start(folder)) {
      refuses(serve(FootfallProcess.freePort()).run(), first.data().toString(), "use");
    }
  }

  @Test
  void namesAnEngineThatIsNotThere() {
    var library = folder.resolve("nowhere/libchdb.so").toString();
    var finished = serve(FootfallProcess.freePort()).with("FOOTFALL_ENGINE_LIBRARY", library).run();
    refuses(finished, library, "engine.library");
  }

  @Test
  void namesAnEngineThatIsNone() throws IOException {
    var library = Files.writeString(folder.resolve("libchdb.so"), "not an engine\n").toString();
    var finished = serve(FootfallProcess.freePort()).with("FOOTFALL_ENGINE_LIBRARY", library).run();
    refuses(finished, library, "engine.library");
  }

  @Test
  void namesTheNearestOfAnUnknownKeyOnTheCommandLine() {
    refuses(Command.footfall(folder, "serve", "--http.prot", "1").run(), "http.prot", "http.port");
  }

  @Test
  void namesTheNearestOfAnUnknownKeyInTheEnvironment() {
    var finished = serve(FootfallProcess.freePort()).with("FOOTFALL_HTTP_PROT", "1").run();
    refuses(finished, "FOOTFALL_HTTP_PROT", "FOOTFALL_HTTP_PORT");
  }

  @Test
  void namesTheNearestOfAnUnknownKeyInTheFile() throws IOException {
    Files.writeString(folder.resolve("footfall.yaml"), "http:\n  prot: 1\n");
    refuses(serve(FootfallProcess.freePort()).run(), "http.prot", "http.port");
  }

  @Test
  void asksForJdk25WhereOnlyAnOlderOneIs() {
    var finished =
        serve(FootfallProcess.freePort())
            .with("JAVA_HOME", olderJdk().toString())
            .with("FOOTFALL_JVMS", folder.toString())
            .with("HOME", folder.toString())
            .with("PATH", olderJdk().resolve("bin") + ":" + System.getenv("PATH"))
            .run();
    refuses(finished, "JDK 25", "JAVA_HOME");
  }

  @Test
  void asksForJdk25WhenTheJarIsStartedByAnOlderOne() {
    var jar = Repository.file("server/target/footfall.jar").toString();
    var java = olderJdk().resolve("bin/java").toString();
    refuses(Command.of(folder, java, "-jar", jar, "version").run(), "25");
  }

  private Command serve(int port) {
    return FootfallProcess.serve(folder, port);
  }

  private static void refuses(Finished finished, String... named) {
    assertThat(finished.err()).hasSize(1);
    assertThat(finished.err().getFirst()).contains(named);
    assertThat(finished.exitCode()).isEqualTo(2);
  }

  private static Path olderJdk() {
    try (Stream<Path> jdks = Files.list(Path.of("/usr/lib/jvm"))) {
      var older = jdks.filter(RefusalIT::isOlder).findFirst();
      assumeTrue(older.isPresent(), "needs an older JDK in /usr/lib/jvm");
      return older.orElseThrow();
    } catch (IOException e) {
      return assumeNoJdk();
    }
  }

  private static Path assumeNoJdk() {
    assumeTrue(false, "needs an older JDK in /usr/lib/jvm");
    return Path.of("/");
  }

  private static boolean isOlder(Path jdk) {
    return jdk.getFileName().toString().matches(".*(17|21).*")
        && Files.isExecutable(jdk.resolve("bin/java"));
  }
}
