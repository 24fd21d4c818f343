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

/** Three kills, or a dozen with {@code -Dfootfall.long}; {@code -Dfootfall.seed} repeats a run. */
class KillCrashIT {
  private static final int ROUNDS = Boolean.getBoolean("footfall.long") ? 12 : 3;
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
        acknowledged.put(project, killUnderLoad(footfall, project));
        footfall = footfall.restart();
        verify(footfall.api(), acknowledged);
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

  private static void verify(Api api, Map<NewProject, Set<String>> acknowledged) {
    acknowledged.forEach(
        (project, ids) -> {
          Await.until(
              Duration.ofSeconds(30),
              () -> Load.stored(api, project).keySet(),
              stored -> stored.containsAll(ids));
          assertThat(Load.stored(api, project))
              .allSatisfy((id, count) -> assertThat(count).isEqualTo("1"));
        });
  }
}
