package dev.footfall.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of this machine as they are now: a work tree, or a folder or a file that stands for a part
 * of one. Links are passed over.
 */
public final class FolderTree implements Tree {
  private static final List<String> WITHIN = List.of("dashboards", "funnels");

  private final Path root;
  private final String part;

  /** A work tree. */
  public FolderTree(Path root) {
    this(root, "");
  }

  /**
   * A work tree, or a part of one.
   *
   * @param part the path in the tree that the root stands for; empty: the root is the tree's
   */
  public FolderTree(Path root, String part) {
    this.root = root;
    this.part = part;
  }

  @Override
  public List<String> files(String folder) throws IOException {
    List<String> files = new ArrayList<>();
    if (part.isEmpty()) {
      walk(folder, files);
    } else if (folder.equals(part)) {
      for (String within : WITHIN) {
        walk(within, files);
      }
    } else if (part.startsWith(folder + "/")) {
      files.add(part);
    }
    return files;
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file(path), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(limit);
    }
  }

  private Path file(String path) {
    if (path.equals(part)) {
      return root;
    }
    return root.resolve(part.isEmpty() ? path : path.substring(part.length() + 1));
  }

  private void walk(String folder, List<String> files) throws IOException {
    Path start = root;
    for (Path step : Path.of(folder)) {
      start = start.resolve(step);
      if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
    }
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              String path = root.relativize(file).toString().replace('\\', '/');
              files.add(part.isEmpty() ? path : part + "/" + path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
