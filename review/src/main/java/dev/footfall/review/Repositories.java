package dev.footfall.review;

import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The room's front: the projects' repositories, bare and named by the projects' numbers, so that a
 * project keeps its own whatever it is called. Reading takes no lock: a commit's files never
 * change, and a reader has one commit from its first look to its last.
 */
public final class Repositories {
  private final Bare bare;
  private final RepositoryLimits limits;
  private final LongFunction<String> defaultBranch;
  private final Snapshots snapshots;
  private final ConcurrentMap<Long, ReentrantLock> changing = new ConcurrentHashMap<>();

  /** Reads the definitions of a tree. */
  @FunctionalInterface
  public interface Definitions {
    /**
     * Reads them.
     *
     * @param commit what they are called by
     * @throws IOException if the tree cannot be read
     */
    Snapshot read(Tree tree, String commit) throws IOException;
  }

  /**
   * Repositories in a folder, which is made where it is missing.
   *
   * @param defaultBranch by project the branch whose head counts
   */
  public Repositories(
      Path folder,
      RepositoryLimits limits,
      LongFunction<String> defaultBranch,
      Definitions definitions)
      throws IOException {
    OwnConfig.install();
    this.bare = new Bare(folder);
    this.limits = limits;
    this.defaultBranch = defaultBranch;
    this.snapshots = new Snapshots(definitions);
    bare.clear();
  }

  /**
   * The definitions at the head of a project's default branch; none where it has no repository or
   * no commit.
   *
   * @throws TreeLimitException if there are more than are read
   */
  public Snapshot snapshot(long project) throws IOException {
    if (!bare.exists(project)) {
      return snapshots.none();
    }
    try (var repository = bare.open(project);
        var walk = new RevWalk(repository)) {
      var head = Commits.head(repository, walk, defaultBranch.apply(project));
      return head.isPresent() ? snapshots.at(project, repository, head.get()) : snapshots.none();
    }
  }

  /**
   * The definitions at a branch, a tag or a commit, whose number may be cut to seven digits.
   *
   * @throws UnknownRefException if there is none of that name
   * @throws TreeLimitException if there are more than are read
   */
  public Snapshot snapshot(long project, String ref) throws IOException, UnknownRefException {
    bare.make(project, defaultBranch.apply(project));
    try (var repository = bare.open(project);
        var walk = new RevWalk(repository)) {
      return snapshots.at(project, repository, Commits.named(repository, walk, ref));
    }
  }

  /** Somebody clones or fetches, by smart HTTP. */
  public Fetching fetching(long project, String protocol) throws IOException {
    return new Fetching(opened(project), protocol);
  }

  /** Somebody pushes, by smart HTTP. */
  public Pushing pushing(long project) throws IOException {
    return new Pushing(opened(project), bare, project, limits, lock(project));
  }

  /** Deletes a project's repository. */
  public void delete(long project) throws IOException {
    var lock = lock(project);
    lock.lock();
    try {
      bare.delete(project);
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(long project) {
    return changing.computeIfAbsent(project, any -> new ReentrantLock());
  }

  private Repository opened(long project) throws IOException {
    String branch = defaultBranch.apply(project);
    bare.make(project, branch);
    var repository = bare.open(project);
    String wanted = Constants.R_HEADS + branch;
    if (!wanted.equals(repository.getFullBranch())) {
      repository.updateRef(Constants.HEAD).link(wanted);
    }
    return repository;
  }
}
