package dev.footfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine in a JVM that goes on being a JVM. */
@Timeout(120)
class SignalHandlersIT {
  @TempDir private Path directory;

  @Test
  void nullPointersStayExceptionsWhileTheEngineWorks() throws Exception {
    try (var child =
        ChildJvm.start(NullChecks.class, List.of("-XX:TieredStopAtLevel=1"), directory)) {
      assertThat(child.output()).isEqualTo("100000");
      assertThat(child.exitCode()).isZero();
    }
  }

  @Test
  void aProgramMayExitWhileTheEngineWorks() throws Exception {
    try (var child = ChildJvm.start(ExitWhileAsking.class, List.of(), directory, "exit")) {
      assertThat(child.output()).isEmpty();
      assertThat(child.exitCode()).isZero();
    }
  }

  @Test
  void aTerminatedProgramClosesTheEngineBeforeItEnds() throws Exception {
    try (var child = ChildJvm.start(ExitWhileAsking.class, List.of(), directory, "wait")) {
      child.awaitLine("asking");
      child.process().destroy();
      assertThat(child.exitCode()).isEqualTo(128 + 15);
    }
  }
}
