package dev.footfall.definitions;

import dev.footfall.query.Model;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The dashboards that come with the program, Audience and Behavior (lineage.md 3.4): the same files
 * in the same layout as a project's, as resources of this room. A resource folder cannot be listed,
 * so {@code files.txt} names them.
 */
public final class BuiltIn {
  private static final String RESOURCES = "built-in/";
  private static final String ROOT = Layout.ROOTS.getFirst();

  private BuiltIn() {}

  /** {@link #snapshot(String, Model)}, with no cubes but Footfall's own. */
  public static Snapshot snapshot(String version) {
    return snapshot(version, Model.builtIn());
  }

  /**
   * The built-in definitions.
   *
   * @param version the program's version, which stands in for their commit
   * @param model what their queries are about
   */
  public static Snapshot snapshot(String version, Model model) {
    try {
      return new SnapshotReader(new Resources(), version, false, Map.of(), model).read();
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own dashboards cannot be read", e);
    }
  }

  private static final class Resources implements Tree {
    @Override
    public List<String> files(String folder) throws IOException {
      String names = new String(read(ROOT + "/files.txt", 10_000), StandardCharsets.UTF_8);
      return names
          .lines()
          .map(name -> ROOT + "/" + name)
          .filter(path -> path.startsWith(folder + "/"))
          .toList();
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
      String resource = RESOURCES + path.substring(ROOT.length() + 1);
      try (InputStream in = BuiltIn.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new FileNotFoundException(resource + " is missing from the program");
        }
        return in.readNBytes(limit);
      }
    }
  }
}
