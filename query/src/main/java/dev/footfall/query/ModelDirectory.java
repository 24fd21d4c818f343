package dev.footfall.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an operator's model. */
public final class ModelDirectory {
  private ModelDirectory() {}

  /**
   * The texts of all {@code *.yml} and {@code *.yaml} files below a directory, by their paths.
   *
   * @throws IOException if one cannot be read
   */
  public static Map<String, String> texts(Path directory) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    for (Path file : files(directory)) {
      texts.put(file.toString(), Files.readString(file));
    }
    return texts;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(ModelDirectory::yaml).sorted().toList();
    }
  }

  private static boolean yaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }
}
