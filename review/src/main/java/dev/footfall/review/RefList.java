package dev.footfall.review;

import java.time.Instant;
import java.util.List;

/**
 * What somebody may look at.
 *
 * @param defaultBranch the branch whose head counts
 * @param branches the default branch first, then the latest
 * @param tags the latest first
 * @param commits of the default branch, the latest first
 */
public record RefList(
    String defaultBranch, List<Named> branches, List<Named> tags, List<Named> commits) {
  /**
   * A name for a commit.
   *
   * @param name a branch's, a tag's, or the commit's own number
   * @param commit the commit's number
   * @param title the first line of its message
   * @param committedAt when it was made, as it says itself
   */
  public record Named(String name, String commit, String title, Instant committedAt) {}
}
