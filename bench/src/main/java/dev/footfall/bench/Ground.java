package dev.footfall.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a measurement needs.
 *
 * @param command what starts the program, up to its arguments
 * @param folder a folder of its own, empty
 * @param round how long a round takes that has no length by itself
 * @param rounds how many there are, of each side where two are compared
 * @param sets the large sets of events
 * @param progress hears which round begins
 */
record Ground(
    List<String> command,
    Path folder,
    Duration round,
    int rounds,
    Sets sets,
    Consumer<String> progress) {

  /** A server on the folder's data, which is made where it is missing. */
  ServerProcess server() {
    return ServerProcess.start(command, folder);
  }

  Path data() {
    return folder.resolve("data");
  }

  void begin(String id, int round) {
    progress.accept("%s round %d of %d".formatted(id, round + 1, rounds));
  }
}
