package dev.footfall.server;

import dev.footfall.access.AccessException;
import dev.footfall.access.PostgresUrl;
import dev.footfall.enrich.DataVersion;
import dev.footfall.warehouse.EngineLibrary;
import dev.footfall.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a start needs of this machine, looked at without starting anything. */
final class Examination {
  private static final long LEAST_FREE = 1L << 30;

  private Examination() {}

  /**
   * One thing looked at.
   *
   * @param name what
   * @param ok whether a start would work
   * @param message what was found, and what to do where it is wrong
   */
  record Finding(String name, boolean ok, String message) {}

  /** Looks at everything. */
  static List<Finding> of(Config config) {
    var findings = new ArrayList<Finding>();
    findings.add(java());
    findings.add(nativeAccess());
    findings.add(engine(config.engine()));
    findings.add(data(config.data().dir()));
    findings.add(disk(config.data().dir()));
    findings.add(database(config.database()));
    findings.add(port(config.http()));
    findings.add(enrich(config));
    return findings;
  }

  private static Finding java() {
    return new Finding(
        "java", true, "JDK " + Runtime.version() + ", " + System.getProperty("java.home"));
  }

  private static Finding nativeAccess() {
    boolean enabled = Examination.class.getModule().isNativeAccessEnabled();
    return new Finding(
        "native",
        enabled,
        enabled
            ? "this program may call the engine"
            : "this program may not call the engine; start it with `java -jar` or"
                + " --enable-native-access=ALL-UNNAMED");
  }

  private static Finding engine(EngineConfig config) {
    try {
      var library = EngineLibrary.find(config.library());
      return new Finding(
          "engine", true, "libchdb %s, %s".formatted(EngineLibrary.version(), library));
    } catch (WarehouseException e) {
      return new Finding("engine", false, String.valueOf(e.getMessage()));
    }
  }

  private static Finding data(Path dir) {
    boolean existed = Files.exists(dir);
    try (var data = DataDirectory.take(dir)) {
      return new Finding("data", true, data.path() + " can be written");
    } catch (StartException e) {
      return new Finding("data", false, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Finding("data", false, "Cannot close the lock in " + dir);
    } finally {
      if (!existed) {
        remove(dir);
      }
    }
  }

  /** What was made only to look leaves no trace. */
  private static void remove(Path dir) {
    try {
      Files.deleteIfExists(dir.resolve("footfall.lock"));
      Files.deleteIfExists(dir);
    } catch (IOException e) {
      // Somebody began to use it meanwhile: theirs now.
    }
  }

  private static Finding disk(Path dir) {
    Path place = dir;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    try {
      long free = Files.getFileStore(place).getUsableSpace();
      String message = "%.1f GiB free below %s".formatted(free / (double) (1L << 30), place);
      return free >= LEAST_FREE
          ? new Finding("disk", true, message)
          : new Finding("disk", false, message + "; make room, 1 GiB at least");
    } catch (IOException e) {
      return new Finding("disk", false, "Cannot tell the free space below " + place);
    }
  }

  private static Finding database(DatabaseConfig config) {
    try {
      String place = config.url().map(PostgresUrl::examine).orElse("SQLite in the data directory");
      return new Finding("database", true, "accounts in " + place);
    } catch (AccessException e) {
      return new Finding("database", false, String.valueOf(e.getMessage()));
    }
  }

  private static Finding enrich(Config config) {
    try {
      String files =
          EnrichmentUpkeep.open(config).versions().stream()
              .map(DataVersion::toString)
              .collect(Collectors.joining(", "));
      return new Finding("enrich", true, files);
    } catch (StartException e) {
      return new Finding("enrich", false, String.valueOf(e.getMessage()));
    }
  }

  private static Finding port(HttpConfig config) {
    try {
      HttpServer.tryPort(config);
      return new Finding("port", true, "%s:%d is free".formatted(config.host(), config.port()));
    } catch (StartException e) {
      return new Finding("port", false, String.valueOf(e.getMessage()));
    }
  }
}
