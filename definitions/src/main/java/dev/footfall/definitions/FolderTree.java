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

/** A work tree: the files in a folder as they are now. */
public final class FolderTree implements Tree {
  private final Path root;

  /** The files in a folder, which is the repository's root. */
  public FolderTree(Path root) {
    this.root = root;
  }

  @Override
  public List<String> files(String folder) throws IOException {
    Path start = root;
    for (Path step : Path.of(folder)) {
      start = start.resolve(step);
      if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
        return List.of();
      }
    }
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(limit);
    }
  }
}
