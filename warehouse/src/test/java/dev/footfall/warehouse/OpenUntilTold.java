package dev.footfall.warehouse;

import java.nio.file.Path;

/**
 * A program that opens a data directory with a library, says {@code open}, and closes at the end of
 * its input; or says why it could not and exits with code 2.
 */
final class OpenUntilTold {
  private OpenUntilTold() {}

  public static void main(String[] arguments) throws Exception {
    var options = EngineOptions.in(Path.of(arguments[0]));
    try (var warehouse =
        EmbeddedClickHouse.open(
            arguments.length > 1 ? options.library(Path.of(arguments[1])) : options)) {
      warehouse.check();
      System.out.println("open");
      System.in.readAllBytes();
    } catch (WarehouseException e) {
      System.out.println(e.kind() + ": " + e.getMessage());
      System.exit(2);
    }
  }
}
