package dev.footfall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a file system of its own that runs full. */
class FullDiskIT {
  @TempDir Path directory;

  @Test
  void refusesRecordsOnAFullDiskAndGoesOnWhenThereIsRoom() throws Exception {
    assumeTrue(
        run(List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", directory.toString())).code()
            == 0,
        "this machine allows no mounts");
    var ended =
        run(
            List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=4m none \"$1\" && exec \"$2\" -Xmx64m -cp \"$3\" \"$4\""
                    + " \"$1\"",
                "sh",
                directory.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                OnASmallDisk.class.getName()));
    assertThat(ended.output()).contains("all there");
    assertThat(ended.code()).isZero();
  }

  private record Ended(int code, String output) {}

  private static Ended run(List<String> command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      return new Ended(-1, String.valueOf(e.getMessage()));
    }
  }

  /** What runs on that disk. */
  static final class OnASmallDisk {
    private OnASmallDisk() {}

    public static void main(String[] arguments) throws IOException {
      Path disk = Path.of(arguments[0]);
      Path ballast = Files.write(disk.resolve("ballast"), new byte[1 << 20]);
      long acknowledged = 0;
      try (var journal = Journals.open(disk.resolve("journal"), Disk.REAL)) {
        acknowledged += fill(journal);
        Files.delete(ballast);
        Journals.awaitReady(journal);
        long more = fill(journal);
        check(more > 0, "nothing was stored after room was made");
        acknowledged += more;
        check(journal.read(0, journal.end(), Long.MAX_VALUE).size() == acknowledged, "one is gone");
      }
      System.out.println("all there");
    }

    private static long fill(FileJournal journal) {
      long stored = 0;
      try {
        while (stored < 1_000) {
          journal.append(new byte[10_000]);
          stored++;
        }
        throw new IllegalStateException("the disk does not run full");
      } catch (JournalException e) {
        check(
            String.valueOf(e.getMessage()).contains("No space left"), "it failed otherwise: " + e);
        return stored;
      }
    }

    private static void check(boolean sound, String otherwise) {
      if (!sound) {
        throw new IllegalStateException(otherwise);
      }
    }
  }
}
