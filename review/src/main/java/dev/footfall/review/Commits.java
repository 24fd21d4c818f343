package dev.footfall.review;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commit that somebody named. A name is a branch, else a tag, else the beginning of a commit's
 * number: no expression, whose evaluation could walk the whole history. What reads as both a branch
 * and another commit's number is neither: nobody's branch passes for a commit that was approved.
 */
final class Commits {
  private static final int LONGEST = 255;
  private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F]{7,40}");

  private Commits() {}

  /** The head of a branch; nothing where the branch has no commit yet. */
  static Optional<RevCommit> head(Repository repository, RevWalk walk, String branch)
      throws IOException {
    var ref = repository.exactRef(Constants.R_HEADS + branch);
    return ref == null ? Optional.empty() : of(repository, walk, ref);
  }

  /**
   * The commit of a name.
   *
   * @throws UnknownRefException if there is none
   */
  static RevCommit named(Repository repository, RevWalk walk, String name)
      throws IOException, UnknownRefException {
    for (String folder : new String[] {Constants.R_HEADS, Constants.R_TAGS, ""}) {
      var ref = ref(repository, folder, name);
      if (ref.isPresent()) {
        var commit = of(repository, walk, ref.get()).orElseThrow(() -> unknown(name));
        checkSame(commit, walk, name);
        return commit;
      }
    }
    return numbered(walk, name).orElseThrow(() -> unknown(name));
  }

  private static void checkSame(RevCommit named, RevWalk walk, String name)
      throws IOException, UnknownRefException {
    if (numbered(walk, name).filter(other -> !other.equals(named)).isPresent()) {
      throw new UnknownRefException(
          "'%s' is both a branch or tag and the beginning of another commit's number; write refs/heads/%s, or more of the number"
              .formatted(name, name));
    }
  }

  private static Optional<Ref> ref(Repository repository, String folder, String name)
      throws IOException {
    String full = folder + name;
    boolean whole =
        !folder.isEmpty()
            || full.startsWith(Constants.R_HEADS)
            || full.startsWith(Constants.R_TAGS);
    return whole && name.length() <= LONGEST && Repository.isValidRefName(full)
        ? Optional.ofNullable(repository.exactRef(full))
        : Optional.empty();
  }

  /** The first parent of a commit. */
  static Optional<RevCommit> parent(RevWalk walk, RevCommit commit) throws IOException {
    return commit.getParentCount() == 0 ? Optional.empty() : commit(walk, commit.getParent(0));
  }

  /** The commit that a branch or a tag leads to; nothing where it leads to something else. */
  static Optional<RevCommit> of(Repository repository, RevWalk walk, Ref ref) throws IOException {
    var peeled = repository.getRefDatabase().peel(ref).getPeeledObjectId();
    var target = peeled == null ? ref.getObjectId() : peeled;
    return target == null ? Optional.empty() : commit(walk, target);
  }

  private static Optional<RevCommit> commit(RevWalk walk, ObjectId id) throws IOException {
    try {
      return Optional.of(walk.parseCommit(id));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    }
  }

  private static Optional<RevCommit> numbered(RevWalk walk, String name) throws IOException {
    if (!NUMBER.matcher(name).matches()) {
      return Optional.empty();
    }
    var begun = AbbreviatedObjectId.fromString(name.toLowerCase(Locale.ROOT));
    RevCommit only = null;
    for (var id : walk.getObjectReader().resolve(begun)) {
      var commit = commit(walk, id);
      if (commit.isPresent() && only != null) {
        return Optional.empty();
      }
      only = commit.orElse(only);
    }
    return Optional.ofNullable(only);
  }

  static UnknownRefException unknown(String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    return new UnknownRefException(
        "There is no branch, tag or commit '%s' in the repository".formatted(shown));
  }
}
