package dev.footfall.warehouse;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that ends, or is ended, while the engine works. */
final class ExitWhileAsking {
  private ExitWhileAsking() {}

  public static void main(String[] arguments) throws Exception {
    var warehouse = EmbeddedClickHouse.open(EngineOptions.in(Path.of(arguments[0])));
    for (int i = 0; i < 3; i++) {
      var rows =
          warehouse.ask(
              Samples.question(
                  Scope.everything(), "SELECT max(sipHash64(number)) FROM numbers(1000000000000)"));
      Thread.ofVirtual().start(() -> waitFor(rows));
    }
    Thread.sleep(300);
    if (arguments[1].equals("exit")) {
      System.exit(0);
    }
    System.out.println("asking");
    new CountDownLatch(1).await();
  }

  private static void waitFor(Rows rows) {
    try {
      rows.next();
    } catch (WarehouseException e) {
      if (e.kind() != WarehouseException.Kind.CANCELLED) {
        throw e;
      }
    }
  }
}
