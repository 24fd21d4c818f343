package dev.footfall.review;

import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Dashboard;
import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Tree;
import dev.footfall.query.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Repositories with the program's own model and no project that refuses anything. */
final class Plain implements RepositoryRules {
  static final RepositoryLimits LIMITS = new RepositoryLimits(64 << 20, 8 << 20, 32 << 20);

  private static final Model MODEL = Model.builtIn();
  private static final Snapshot BUILT_IN = BuiltIn.snapshot("test", MODEL);

  private final ConcurrentHashMap<Long, String> branches = new ConcurrentHashMap<>();

  static Repositories repositories(Path folder) throws IOException {
    return new Repositories(folder, LIMITS, new Plain(), Plain::read);
  }

  static List<String> slugs(Snapshot snapshot) {
    return snapshot.dashboards().stream().map(Dashboard::slug).sorted().toList();
  }

  private static Snapshot read(Tree tree, String commit) throws IOException {
    return Snapshot.of(tree, commit, BUILT_IN, MODEL);
  }

  @Override
  public String defaultBranch(long project) {
    return branches.getOrDefault(project, "main");
  }

  @Override
  public void setDefaultBranch(long project, String branch) {
    branches.put(project, branch);
  }

  @Override
  public boolean refusesBroken(long project) {
    return false;
  }
}
