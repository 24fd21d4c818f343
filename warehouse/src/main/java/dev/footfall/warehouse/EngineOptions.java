package dev.footfall.warehouse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the embedded engine is opened.
 *
 * @param directory where it keeps everything; made if it is not there
 * @param library the engine's library; empty: looked for in the usual places
 * @param memory bytes the engine as a whole may use; it takes no more than 90 % of the machine's
 * @param connections how many questions run at the same time
 * @param patience how long a question waits for one of the connections
 */
public record EngineOptions(
    Path directory, Optional<Path> library, long memory, int connections, Duration patience) {

  /** The defaults: 3 GiB, eight questions at a time, ten seconds of waiting. */
  public static EngineOptions in(Path directory) {
    return new EngineOptions(directory, Optional.empty(), 3L << 30, 8, Duration.ofSeconds(10));
  }

  /** The same with this library. */
  public EngineOptions library(Path file) {
    return new EngineOptions(directory, Optional.of(file), memory, connections, patience);
  }

  /** The same with this much memory, in bytes. */
  public EngineOptions memory(long bytes) {
    return new EngineOptions(directory, library, bytes, connections, patience);
  }

  /** The same with this many connections, and this long a wait for one. */
  public EngineOptions connections(int number, Duration wait) {
    return new EngineOptions(directory, library, memory, number, wait);
  }
}
