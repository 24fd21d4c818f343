package dev.footfall.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The files of the shop's own git repository: its dashboards, and what it says about them. */
public final class DemoRepository {
  private static final String FOLDER = ".gitlab/product_analytics/";

  private DemoRepository() {}

  /** Every file's content by its path in the repository. */
  public static Map<String, byte[]> files() {
    var files = new TreeMap<String, byte[]>();
    new String(bytes("files.txt"), StandardCharsets.UTF_8)
        .lines()
        .forEach(name -> files.put(path(name), bytes(name)));
    return files;
  }

  private static String path(String name) {
    return name.startsWith("dashboards/") || name.startsWith("funnels/") ? FOLDER + name : name;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = DemoRepository.class.getResourceAsStream("repository/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The demo repository's file " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The demo repository's file " + name + " cannot be read", e);
    }
  }
}
