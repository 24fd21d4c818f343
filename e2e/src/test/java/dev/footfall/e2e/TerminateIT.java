package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminateIT {
  @Test
  void drainsAndExitsWithZeroWhenAskedToStopUnderLoad(@TempDir Path folder) {
    Load load;
    FootfallProcess again;
    Api.NewProject project;
    try (var footfall = FootfallProcess.start(folder)) {
      project = footfall.api().createProject("acme/shop");
      load = new Load(footfall.api(), project, 1, 100_000);
      try (load) {
        load.awaitFlow();
        footfall.terminate();
        assertThat(footfall.exitCode()).as(footfall.errors()).isZero();
      }
      again = footfall.restart();
    }
    try (again) {
      assertThat(Load.stored(again.api(), project).keySet())
          .as("what was answered 200 was stored before the end")
          .containsAll(load.acknowledged());
    }
  }
}
