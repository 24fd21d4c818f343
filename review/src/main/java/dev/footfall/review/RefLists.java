package dev.footfall.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Lists branches, tags and commits. */
final class RefLists {
  private static final int MOST = 100;
  private static final int COMMITS = 20;
  private static final int LONGEST_TITLE = 200;

  private RefLists() {}

  /** Those of a repository, 100 of each at most. */
  static RefList of(Repository repository, String defaultBranch) throws IOException {
    try (var walk = new RevWalk(repository)) {
      var branches = named(repository, walk, Constants.R_HEADS);
      branches.sort(
          Comparator.comparing((RefList.Named one) -> !one.name().equals(defaultBranch))
              .thenComparing(RefList.Named::committedAt, Comparator.reverseOrder()));
      var tags = named(repository, walk, Constants.R_TAGS);
      tags.sort(Comparator.comparing(RefList.Named::committedAt).reversed());
      return new RefList(
          defaultBranch, first(branches), first(tags), commits(repository, walk, defaultBranch));
    }
  }

  private static List<RefList.Named> first(List<RefList.Named> all) {
    return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  private static List<RefList.Named> named(Repository repository, RevWalk walk, String folder)
      throws IOException {
    var named = new ArrayList<RefList.Named>();
    for (var ref : repository.getRefDatabase().getRefsByPrefix(folder)) {
      Commits.of(repository, walk, ref)
          .ifPresent(commit -> named.add(named(RefNames.shortened(ref.getName()), commit)));
    }
    return named;
  }

  private static List<RefList.Named> commits(Repository repository, RevWalk walk, String branch)
      throws IOException {
    var commits = new ArrayList<RefList.Named>();
    var next = Commits.head(repository, walk, branch);
    while (next.isPresent() && commits.size() < COMMITS) {
      var commit = next.get();
      commits.add(named(commit.name(), commit));
      next = Commits.parent(walk, commit);
    }
    return List.copyOf(commits);
  }

  private static RefList.Named named(String name, RevCommit commit) {
    String title = commit.getShortMessage();
    return new RefList.Named(
        name,
        commit.name(),
        title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title,
        commit.getCommitterIdent().getWhenAsInstant());
  }
}
