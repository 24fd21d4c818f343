package dev.footfall.e2e;

import java.nio.file.Path;

/** Where things lie in the work tree that is tested. */
final class Repository {
  private Repository() {}

  /** The work tree's root: tests run in the folder of their module. */
  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** A file by its path from the root. */
  static Path file(String path) {
    return root().resolve(path);
  }
}
