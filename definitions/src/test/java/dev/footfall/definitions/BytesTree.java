package dev.footfall.definitions;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree of any bytes. */
record BytesTree(Map<String, byte[]> contents) implements Tree {
  @Override
  public List<String> files(String folder) {
    return contents.keySet().stream().filter(path -> path.startsWith(folder + "/")).toList();
  }

  @Override
  public byte[] read(String path, int limit) {
    byte[] bytes = Objects.requireNonNull(contents.get(path));
    return Arrays.copyOf(bytes, Math.min(limit, bytes.length));
  }
}
