package dev.footfall.warehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs into a hundred thousand null pointers while questions run on several
 * connections, and prints how many. Compiled by C1, each is a segmentation fault that the JVM's own
 * signal handler turns into the exception.
 */
final class NullChecks {
  private static final int COUNT = 100_000;

  private NullChecks() {}

  public static void main(String[] arguments) {
    var going = new AtomicBoolean(true);
    try (var warehouse = EmbeddedClickHouse.open(EngineOptions.in(Path.of(arguments[0])))) {
      var askers = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < 4; i++) {
        askers.add(
            CompletableFuture.runAsync(() -> ask(warehouse, going), Thread::startVirtualThread));
      }
      int caught = 0;
      for (int i = 0; i < 2 * COUNT; i++) {
        caught += isMissing(i % 2 == 0 ? null : new Box(i)) ? 1 : 0;
      }
      going.set(false);
      askers.forEach(CompletableFuture::join);
      System.out.println(caught);
    }
  }

  private static void ask(Warehouse warehouse, AtomicBoolean going) {
    while (going.get()) {
      Samples.rows(warehouse, "SELECT sum(sipHash64(number)) FROM numbers(3000000)");
    }
  }

  @SuppressWarnings({"NullAway", "ReturnValueIgnored"}) // the point of it
  private static boolean isMissing(@Nullable Box box) {
    try {
      return box.value < 0;
    } catch (NullPointerException e) {
      return true;
    }
  }

  private static final class Box {
    private final int value;

    private Box(int value) {
      this.value = value;
    }
  }
}
