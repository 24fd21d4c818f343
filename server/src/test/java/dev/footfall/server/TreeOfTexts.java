package dev.footfall.server;

import dev.footfall.definitions.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tree as a test writes it down.
 *
 * @param texts by path
 */
record TreeOfTexts(Map<String, String> texts) implements Tree {
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
