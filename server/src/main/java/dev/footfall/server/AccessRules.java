package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.User;
import dev.footfall.review.RepositoryRules;

/** What the accounts say about repositories. */
record AccessRules(Access access) implements RepositoryRules {
  @Override
  public String defaultBranch(long project) {
    return access.projects().defaultBranch(project);
  }

  @Override
  public void setDefaultBranch(long project, String branch) {
    access.repositories().setDefaultBranch(User.OPERATOR, project, branch);
  }

  @Override
  public boolean refusesBroken(long project) {
    return access.repositories().of(project).refusesBroken();
  }
}
