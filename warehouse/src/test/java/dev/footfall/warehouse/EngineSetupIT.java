package dev.footfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One sentence for each way in which the engine cannot be started. */
@Timeout(60)
class EngineSetupIT {
  private static final String REMEDY =
      "`./footfall serve` fetches the right one, or set engine.library to the path of libchdb"
          + " 26.7.3-stable.1";

  @TempDir private Path directory;

  @Test
  void namesTheLibraryThatIsNotThere() throws Exception {
    Path nothing = directory.resolve("nothing.so");

    assertThat(refusal(nothing))
        .isEqualTo("SETUP: There is no engine at " + nothing + " (engine.library): " + REMEDY);
  }

  @Test
  void namesAFileThatIsNoLibrary() throws Exception {
    Path text = Files.writeString(directory.resolve("libchdb.so"), "not a library");

    assertThat(refusal(text))
        .isEqualTo(
            "SETUP: The file " + text + " is not an engine library for this machine: " + REMEDY);
  }

  @Test
  void namesALibraryThatIsNotTheEngine() throws Exception {
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));

    assertThat(refusal(other))
        .isEqualTo(
            "SETUP: The library " + other + " is not the engine, or of another version: " + REMEDY);
  }

  @Test
  void refusesADirectoryInUseByAnotherProcess() throws Exception {
    Path data = directory.resolve("data");
    try (var holder = ChildJvm.start(OpenUntilTold.class, List.of(), data)) {
      holder.awaitLine("open");

      assertThatThrownBy(() -> EmbeddedClickHouse.open(EngineOptions.in(data)))
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "The data directory "
                  + data
                  + " is in use by another process; stop it or give another --data.dir");
      holder.process().outputWriter().close();
      assertThat(holder.exitCode()).isZero();
    }
    EmbeddedClickHouse.open(EngineOptions.in(data)).close();
  }

  private String refusal(Path library) throws Exception {
    try (var child =
        ChildJvm.start(OpenUntilTold.class, List.of(), directory.resolve("data"), library)) {
      String output = child.output();
      assertThat(child.exitCode()).isEqualTo(2);
      return output;
    }
  }
}
