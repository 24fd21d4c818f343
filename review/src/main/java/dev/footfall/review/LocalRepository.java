package dev.footfall.review;

import dev.footfall.definitions.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A repository on this machine, bare or of a work tree, for whoever works in it. They may name a
 * commit in any way git knows, such as {@code origin/main} or {@code HEAD~1}.
 */
public final class LocalRepository {
  private LocalRepository() {}

  /** Whether a folder is a bare repository itself. */
  public static boolean isBare(Path folder) {
    return Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"));
  }

  /** Whether a folder is a bare repository, or lies in a work tree. */
  public static boolean isThere(Path folder) {
    return builder(folder).getGitDir() != null;
  }

  /**
   * The definitions at a commit.
   *
   * @param folder a bare repository, or a folder of a work tree
   * @throws IOException if the repository cannot be read
   * @throws UnknownRefException if it has no such commit
   */
  public static Snapshot snapshot(Path folder, String ref, Repositories.Definitions definitions)
      throws IOException, UnknownRefException {
    OwnConfig.install();
    try (Repository repository = open(folder);
        var walk = new RevWalk(repository);
        var reader = repository.newObjectReader()) {
      var commit = walk.parseCommit(commit(repository, ref));
      return definitions.read(new GitTree(reader, commit.getTree()), commit.name());
    }
  }

  private static Repository open(Path folder) throws IOException {
    return builder(folder).setMustExist(true).build();
  }

  private static FileRepositoryBuilder builder(Path folder) {
    var builder = new FileRepositoryBuilder();
    return isBare(folder)
        ? builder.setGitDir(folder.toFile()).setBare()
        : builder.findGitDir(folder.toAbsolutePath().toFile());
  }

  private static ObjectId commit(Repository repository, String ref)
      throws IOException, UnknownRefException {
    try {
      ObjectId commit = repository.resolve(ref + "^{commit}");
      if (commit != null) {
        return commit;
      }
    } catch (RevisionSyntaxException | IOException e) {
      // Said below: what is no name of a commit is as unknown as a name nobody gave.
    }
    throw new UnknownRefException(
        "There is no branch, tag or commit '%s' in the repository".formatted(ref));
  }
}
