package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Api.NewProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three kills, or fifty with {@code -Dfootfall.long}; {@code -Dfootfall.seed} repeats a run. */
class KillCrashIT {
  private static final int ROUNDS = Boolean.getBoolean("footfall.long") ? 50 : 3;
  private static final int MOST = 45_000;

  private final long seed = Long.getLong("footfall.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void storesWhatWasAnsweredOnceAfterEveryKill(@TempDir Path folder) throws InterruptedException {
    System.out.println("KillCrashIT: -Dfootfall.seed=" + seed);
    Map<NewProject, Set<String>> acknowledged = new HashMap<>();
    var footfall = FootfallProcess.start(folder);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        var project = footfall.api().createProject("acme/shop" + round);
        var ids = killUnderLoad(footfall, project);
        acknowledged.put(project, ids);
        footfall = footfall.restart();
        verify(footfall.api(), project, ids);
      }
      for (var each : acknowledged.entrySet()) {
        verify(footfall.api(), each.getKey(), each.getValue());
      }
    } finally {
      footfall.close();
    }
  }

  private Set<String> killUnderLoad(FootfallProcess footfall, NewProject project)
      throws InterruptedException {
    var load = new Load(footfall.api(), project, random.nextLong(), MOST);
    try (load) {
      load.awaitFlow();
      Thread.sleep(random.nextInt(1_500));
      footfall.kill();
    }
    return load.acknowledged();
  }

  private static void verify(Api api, NewProject project, Set<String> ids) {
    Await.until(
        Duration.ofSeconds(30),
        () -> Load.stored(api, project).keySet(),
        stored -> stored.containsAll(ids));
    assertThat(Load.stored(api, project))
        .allSatisfy((id, count) -> assertThat(count).isEqualTo("1"));
  }
}
