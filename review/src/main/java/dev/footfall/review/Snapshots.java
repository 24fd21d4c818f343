package dev.footfall.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What was read of commits, kept until others need the room. A commit never changes, so nothing
 * here is ever out of date; which commit counts is looked up at each question.
 */
final class Snapshots {
  /** Of the files that snapshots were read from; in memory they take some ten times that. */
  private static final long KEPT_BYTES = 8 << 20;

  private static final int AT_LEAST = 4 << 10;
  private static final int AT_A_TIME = 2;

  private final Repositories.Definitions definitions;
  private final Semaphore reading = new Semaphore(AT_A_TIME);
  private final Cache<Key, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((Key key, Kept one) -> one.weight)
          .build();

  Snapshots(Repositories.Definitions definitions) {
    this.definitions = definitions;
  }

  /** The definitions of a project that has none. */
  Snapshot none() throws IOException {
    return definitions.read(new NoFiles(), "");
  }

  /** The definitions at a commit. */
  Snapshot at(long project, Repository repository, RevCommit commit) throws IOException {
    var key = new Key(project, commit.name());
    try {
      return kept.get(key, any -> read(repository, commit)).snapshot;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Kept read(Repository repository, RevCommit commit) {
    reading.acquireUninterruptibly();
    try (var reader = repository.newObjectReader()) {
      var tree = new GitTree(reader, commit.getTree());
      var snapshot = definitions.read(tree, commit.name());
      return new Kept(snapshot, (int) (AT_LEAST + tree.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reading.release();
    }
  }

  private record Key(long project, String commit) {}

  private record Kept(Snapshot snapshot, int weight) {}

  private static final class NoFiles implements Tree {
    @Override
    public List<String> files(String folder) {
      return List.of();
    }

    @Override
    public byte[] read(String path, int limit) {
      throw new IllegalArgumentException(path);
    }
  }
}
