package dev.footfall.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with engine, journal and pipeline that is killed at every failpoint, in turn, and again
 * at later passings with {@code -Dfootfall.long}, as many as a life has: the next one has
 * everything once.
 */
@Timeout(1_800)
class HaltCrashIT {
  private static final int PASSINGS = Boolean.getBoolean("footfall.long") ? 12 : 1;
  private static final List<String> PLACES =
      List.of(
          "ledger.write.before",
          "ledger.force.before",
          "ledger.rename.before",
          "ledger.rename.after",
          "ledger.folder.after",
          "batch.write.before",
          "batch.insert.before",
          "batch.insert.after",
          "batch.delete.after",
          "erase.delete.before",
          "erase.delete.after",
          "rollup.table.before",
          "rollup.view.before",
          "rollup.view.after",
          "rollup.fill.before",
          "rollup.fill.after",
          "rollup.whole.before",
          "rollup.whole.after",
          "rollup.drop.before",
          "rollup.drop.between");

  /** As a process ends that stopped at a failpoint while the engine's threads were at work. */
  private static final int ABORTED = 134;

  @TempDir Path directory;

  @Test
  void storesEverythingOnceWhereverTheProcessIsKilled() throws Exception {
    for (String place : PLACES) {
      int code = Failpoint.EXIT_CODE;
      for (int passing = 1; passing <= PASSINGS && code != 0; passing++) {
        var ended = live(directory, place + ":" + passing);
        code = ended.code();
        assertThat(code)
            .as(ended.output())
            .isIn(
                passing == 1
                    ? List.of(Failpoint.EXIT_CODE, ABORTED)
                    : List.of(Failpoint.EXIT_CODE, ABORTED, 0));
      }
    }
    assertThat(live(directory, "")).isEqualTo(new Ended(0, "whole\n"));
  }

  @Test
  void makesTheTablesAgainWhereTheProcessWasKilledWhileItMadeThem() throws Exception {
    for (String place : List.of("statement.before:3", "record.before:3", "record.after:2")) {
      Path folder = Files.createDirectory(directory.resolve(place.replace(':', '-')));
      assertThat(live(folder, "schema." + place).code()).isIn(Failpoint.EXIT_CODE, ABORTED);
      assertThat(live(folder, "")).isEqualTo(new Ended(0, "whole\n"));
    }
  }

  private record Ended(int code, String output) {}

  private static Ended live(Path folder, String failpoint)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dfootfall.failpoint=" + failpoint,
                "-cp",
                System.getProperty("java.class.path"),
                Life.class.getName(),
                folder.toString(),
                failpoint.isEmpty() ? "last" : failpoint)
            .redirectError(folder.resolve("errors").toFile())
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    return new Ended(
        code, code == 0 ? output : output + Files.readString(folder.resolve("errors")));
  }
}
