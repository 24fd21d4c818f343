package dev.footfall.review;

import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
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
  private final RepositoryRules rules;
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
   * @param rules what was decided about each
   */
  public Repositories(
      Path folder, RepositoryLimits limits, RepositoryRules rules, Definitions definitions)
      throws IOException {
    OwnConfig.install();
    this.bare = new Bare(folder);
    this.limits = limits;
    this.rules = rules;
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
      var head = Commits.head(repository, walk, rules.defaultBranch(project));
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
    if (!bare.exists(project)) {
      throw Commits.unknown(ref);
    }
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
    return new Pushing(project, opened(project), bare, limits, lock(project), rules, snapshots);
  }

  /**
   * Makes a project's branches and tags those of another repository; until all of it is here,
   * nothing changes.
   *
   * @return the branch there that counts
   * @throws FetchException if that fails; then nothing has changed
   */
  public String fetch(long project, Remote remote) throws IOException, FetchException {
    var lock = lock(project);
    lock.lock();
    try {
      bare.make(project, rules.defaultBranch(project));
      var before = bare.packs(project);
      long left = Math.max(0, limits.repository() - bare.size(project));
      var bounds = new FetchLimits(Math.min(left, limits.push()), limits.object());
      try (var repository = bare.open(project, bounds)) {
        String branch = new Mirror(repository, bounds).follow(remote);
        repository.autoGC(bounds.monitor());
        return branch;
      } catch (FetchException e) {
        bare.keepPacks(project, before);
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The branches, tags and latest commits of a project's repository. */
  public RefList refs(long project) throws IOException {
    String branch = rules.defaultBranch(project);
    if (!bare.exists(project)) {
      return new RefList(branch, List.of(), List.of(), List.of());
    }
    try (var repository = bare.open(project)) {
      return RefLists.of(repository, branch);
    }
  }

  /** Whether a project's repository has a branch of that name. */
  public boolean hasBranch(long project, String branch) throws IOException {
    if (!bare.exists(project)) {
      return false;
    }
    try (var repository = bare.open(project);
        var walk = new RevWalk(repository)) {
      return RefNames.wrong(Constants.R_HEADS + branch).isEmpty()
          && Commits.head(repository, walk, branch).isPresent();
    }
  }

  /** How many bytes a project's repository takes. */
  public long size(long project) throws IOException {
    return bare.size(project);
  }

  /** How much it may take. */
  public RepositoryLimits limits() {
    return limits;
  }

  /** Deletes a project's repository. */
  public void delete(long project) {
    var lock = lock(project);
    lock.lock();
    try {
      bare.delete(project);
    } catch (IOException e) {
      throw new UncheckedIOException("The repository of a project cannot be deleted", e);
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(long project) {
    return changing.computeIfAbsent(project, any -> new ReentrantLock());
  }

  private Repository opened(long project) throws IOException {
    String branch = rules.defaultBranch(project);
    bare.make(project, branch);
    var repository = bare.open(project);
    String wanted = Constants.R_HEADS + branch;
    if (!wanted.equals(repository.getFullBranch())) {
      repository.updateRef(Constants.HEAD).link(wanted);
    }
    return repository;
  }
}
