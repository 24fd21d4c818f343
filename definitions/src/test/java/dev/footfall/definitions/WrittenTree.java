package dev.footfall.definitions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A tree held in memory, written down in a test. */
final class WrittenTree implements Tree {
  private final Map<String, String> texts = new TreeMap<>();

  WrittenTree with(String path, String text) {
    texts.put(path, text);
    return this;
  }

  WrittenTree dashboard(String slug, String text) {
    return with(".gitlab/product_analytics/dashboards/" + slug + "/" + slug + ".yaml", text);
  }

  WrittenTree visualization(String name, String text) {
    return with(".gitlab/product_analytics/dashboards/visualizations/" + name + ".yaml", text);
  }

  @Override
  public List<String> files(String folder) {
    return texts.keySet().stream().filter(path -> path.startsWith(folder + "/")).toList();
  }

  @Override
  public byte[] read(String path, int limit) {
    byte[] bytes = Objects.requireNonNull(texts.get(path)).getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.min(limit, bytes.length));
  }
}
