package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footfall.e2e.Api.NewProject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, or gone for a while, below a server that goes on running. */
@Timeout(300)
class OutageCrashIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @Test
  void collectsAgainByItselfAfterItsDiskWasFull() throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mount(disk), "only where a file system may be mounted");
    try (var footfall = FootfallProcess.start(disk)) {
      var project = footfall.api().createProject("acme/shop");
      var load = new Load(footfall.api(), project, 1, 8_000);
      try (load) {
        load.awaitFlow();
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        awaitStatus(footfall, project, 503);
        Files.delete(ballast);
        awaitStatus(footfall, project, 200);
      }
      verify(footfall.api(), project, load.acknowledged());
    } finally {
      Command.of(folder, "umount", "--lazy", disk.toString()).run();
    }
  }

  @Test
  void storesEverythingOnceThoughItsDataDirectoryWasMovedAwayAndBack() throws IOException {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = footfall.api().createProject("acme/shop");
      var load = new Load(footfall.api(), project, 2, 8_000);
      try (load) {
        load.awaitFlow();
        Path away = folder.resolve("away");
        Files.move(footfall.data(), away);
        Await.until(PATIENCE, footfall.api()::ready, ready -> !ready);
        Files.move(away, footfall.data());
        Await.until(PATIENCE, footfall.api()::ready, ready -> ready);
      }
      verify(footfall.api(), project, load.acknowledged());
    }
  }

  private boolean mount(Path disk) {
    return Command.of(folder, "mount", "-t", "tmpfs", "-o", "size=160m", "none", disk.toString())
            .run()
            .exitCode()
        == 0;
  }

  /** Writes until nothing more fits. */
  private static void fill(Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int size = 1 << 20; size > 0; size /= 2) {
        fill(channel, size);
      }
    }
  }

  private static void fill(FileChannel channel, int size) {
    try {
      while (true) {
        channel.write(ByteBuffer.allocate(size));
      }
    } catch (IOException e) {
      // No piece of this size fits any more.
    }
  }

  private static void awaitStatus(FootfallProcess footfall, NewProject project, int status) {
    var event = new SentEvents(project.appId(), status);
    Await.until(PATIENCE, () -> footfall.api().collect(event.some()), is -> is == status);
  }

  private static void verify(Api api, NewProject project, Set<String> ids) {
    Await.until(
        PATIENCE, () -> Load.stored(api, project).keySet(), stored -> stored.containsAll(ids));
    assertThat(ids).isNotEmpty();
    assertThat(Load.stored(api, project))
        .allSatisfy((id, count) -> assertThat(count).isEqualTo("1"));
  }
}
