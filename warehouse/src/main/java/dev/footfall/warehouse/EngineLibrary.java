package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine's library and loads it, once for the life of the process.
 *
 * <p>It is looked for where {@code engine.library} says, and nowhere else if it says something;
 * then system-wide; then in the cache of this user that the launcher fills: {@code
 * ${XDG_CACHE_HOME:-~/.cache}/footfall/engine/<version>/}.
 */
public final class EngineLibrary {
  private static final String REMEDY =
      "`./footfall serve` fetches the right one, or set engine.library to the path of libchdb "
          + version();

  private static final String ELF = "7f454c46";
  private static final Set<String> MACH_O = Set.of("cffaedfe", "cafebabe");

  private static @Nullable Loaded loaded;

  private EngineLibrary() {}

  /** The version this program was built and tested with, such as {@code 26.7.3-stable.1}. */
  public static String version() {
    try (InputStream in = EngineLibrary.class.getResourceAsStream("engine.properties")) {
      var properties = new Properties();
      properties.load(Objects.requireNonNull(in, "engine.properties is in this jar"));
      return Objects.requireNonNull(properties.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the library is.
   *
   * @param configured the value of {@code engine.library}, if it has one
   * @throws WarehouseException of kind SETUP if there is none
   */
  public static Path find(Optional<Path> configured) {
    if (configured.isPresent()) {
      Path library = configured.get();
      if (!Files.isRegularFile(library)) {
        throw setup("There is no engine at " + library + " (engine.library)");
      }
      return library;
    }
    return places().stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> setup("The engine's library is not there; last looked at " + places().getLast()));
  }

  /** The places looked at where nothing is configured, in their order. */
  public static List<Path> places() {
    var places = new ArrayList<Path>();
    for (String folder : List.of("/usr/local/lib", "/usr/lib")) {
      places.add(Path.of(folder, fileName()));
      places.add(Path.of(folder, machine() + "-linux-gnu", fileName()));
    }
    places.add(cache().resolve("footfall/engine").resolve(version()).resolve(fileName()));
    return List.copyOf(places);
  }

  /**
   * Loads the library.
   *
   * @throws WarehouseException of kind SETUP if it is not a library, not the pinned version, or
   *     another one is loaded already
   */
  static synchronized Chdb load(Path library) {
    if (loaded == null) {
      var chdb = open(library);
      requireVersion(library, chdb.version());
      loaded = new Loaded(library, chdb);
    } else if (!loaded.library.equals(library)) {
      throw new WarehouseException(
          Kind.SETUP,
          "This process already uses the engine at "
              + loaded.library
              + "; another one, at "
              + library
              + ", needs another process");
    }
    return loaded.chdb;
  }

  private static Chdb open(Path library) {
    var notALibrary = setup("The file " + library + " is not an engine library for this machine");
    if (!looksLikeALibrary(library)) {
      throw notALibrary;
    }
    try {
      return Chdb.load(library.toAbsolutePath());
    } catch (IllegalArgumentException e) {
      throw notALibrary;
    } catch (NoSuchElementException e) {
      throw setup("The library " + library + " is not the engine, or of another version");
    }
  }

  /** By its first four bytes: the JVM prints warnings of its own when it loads anything else. */
  private static boolean looksLikeALibrary(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String magic = HexFormat.of().formatHex(in.readNBytes(4));
      return ELF.equals(magic) || MACH_O.contains(magic);
    } catch (IOException e) {
      throw setup("The file " + file + " cannot be read");
    }
  }

  private static void requireVersion(Path library, String found) {
    String wanted = version().replaceFirst("-.*", "");
    if (!found.equals(wanted)) {
      throw setup(
          "The engine at "
              + library
              + " is version "
              + found
              + ", and this Footfall needs "
              + wanted);
    }
  }

  private static WarehouseException setup(String what) {
    return new WarehouseException(Kind.SETUP, what + ": " + REMEDY);
  }

  private static Path cache() {
    String configured = System.getenv("XDG_CACHE_HOME");
    return configured == null || configured.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(configured);
  }

  private static String fileName() {
    return System.mapLibraryName("chdb");
  }

  private static String machine() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }

  private record Loaded(Path library, Chdb chdb) {}
}
