package dev.footfall.review;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The folders of bare repositories, one per project, named by its number. A folder is written here
 * and not by the library, which would start a shell to learn of file permissions; it appears whole,
 * by a rename.
 */
final class Bare {
  /** Nothing runs, nothing is asked of elsewhere, and what is acknowledged is on disk. */
  private static final String CONFIG =
      """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = true
      \tlogallrefupdates = false
      \tsymlinks = false
      \thooksPath = /dev/null
      \tfsyncObjectFiles = true
      \tfsyncRefFiles = true
      [gc]
      \tautoDetach = false
      [pack]
      \tthreads = 1
      \twindowMemory = 16m
      [transfer]
      \tfsckObjects = true
      [http]
      \tfollowRedirects = false
      """;

  private final Path folder;

  Bare(Path folder) {
    this.folder = folder;
  }

  /** Where all of them are. */
  Path folder() {
    return folder;
  }

  /** The names of a repository's packs and what belongs to them. */
  Set<String> packs(long project) throws IOException {
    var names = new HashSet<String>();
    try (var files = Files.newDirectoryStream(path(project).resolve("objects/pack"))) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  /** Removes the packs that are not among these; for whoever alone changes the repository. */
  void keepPacks(long project, Set<String> names) throws IOException {
    for (String name : packs(project)) {
      if (!names.contains(name)) {
        Files.deleteIfExists(path(project).resolve("objects/pack").resolve(name));
      }
    }
  }

  /** Where a project's repository is, or would be. */
  Path path(long project) {
    return folder.resolve(project + ".git");
  }

  boolean exists(long project) {
    return Files.isDirectory(path(project));
  }

  /** Opens a repository that {@link #exists}. */
  Repository open(long project) throws IOException {
    return builder(project).build();
  }

  /** Opens a repository that {@link #exists} for a fetch. */
  Repository open(long project, FetchLimits limits) throws IOException {
    return new FollowedRepository(builder(project).setup(), limits, folder);
  }

  private FileRepositoryBuilder builder(long project) {
    return new FileRepositoryBuilder()
        .setGitDir(path(project).toFile())
        .setBare()
        .setMustExist(true);
  }

  /** Makes a project's repository where it is missing. */
  void make(long project, String defaultBranch) throws IOException {
    if (exists(project)) {
      return;
    }
    Files.createDirectories(folder);
    Path made = Files.createTempDirectory(folder, "new-");
    for (String name : new String[] {"objects/pack", "objects/info", "refs/heads", "refs/tags"}) {
      Files.createDirectories(made.resolve(name));
    }
    Files.writeString(made.resolve("config"), CONFIG);
    Files.writeString(
        made.resolve(Constants.HEAD), "ref: " + Constants.R_HEADS + defaultBranch + "\n");
    Files.move(made, path(project), StandardCopyOption.ATOMIC_MOVE);
  }

  /** How many bytes a repository takes; none where there is none. */
  long size(long project) throws IOException {
    var sum = new AtomicLong();
    if (exists(project)) {
      walk(
          path(project),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum.addAndGet(attributes.size());
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return sum.get();
  }

  /** Removes a repository: gone at once, and its files one after the other. */
  void delete(long project) throws IOException {
    if (exists(project)) {
      Path gone = Files.createTempDirectory(folder, "gone-").resolve("it");
      Files.move(path(project), gone, StandardCopyOption.ATOMIC_MOVE);
    }
    clear();
  }

  /** Removes what an earlier process did not finish to make or to remove. */
  void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var left = Files.newDirectoryStream(folder, "{new,gone,sent}-*")) {
      for (Path path : left) {
        remove(path);
      }
    }
  }

  private static void remove(Path path) throws IOException {
    walk(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Files may come and go meanwhile. */
  private static void walk(Path path, SimpleFileVisitor<Path> visitor) throws IOException {
    try {
      Files.walkFileTree(path, visitor);
    } catch (NoSuchFileException e) {
      // What is gone takes nothing and need not be removed.
    }
  }
}
