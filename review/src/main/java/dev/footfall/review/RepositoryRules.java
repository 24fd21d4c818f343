package dev.footfall.review;

/** What was decided about the projects' repositories, which others keep. */
public interface RepositoryRules {
  /** The branch whose head counts. */
  String defaultBranch(long project);

  /** Another branch counts from now on: the first that was pushed to an empty repository. */
  void setDefaultBranch(long project, String branch);

  /** Whether a push that breaks a definition of the default branch is refused. */
  boolean refusesBroken(long project);
}
