package dev.footfall.review;

import dev.footfall.definitions.Problem;
import dev.footfall.definitions.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PostReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * What a push is told about the definitions of the branches it moved: the lines that git shows
 * after {@code remote:}. The snapshots read for it are those the pages ask for next.
 */
final class PushReport implements PostReceiveHook {
  private static final int PROBLEMS = 20;
  private static final int BRANCHES = 3;
  private static final int LONGEST_LINE = 500;

  private final long project;
  private final RepositoryRules rules;
  private final Snapshots snapshots;

  PushReport(long project, RepositoryRules rules, Snapshots snapshots) {
    this.project = project;
    this.rules = rules;
    this.snapshots = snapshots;
  }

  @Override
  public void onPostReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
    try (var walk = new RevWalk(pack.getRepository())) {
      var moved =
          commands.stream()
              .filter(command -> command.getRefName().startsWith(Constants.R_HEADS))
              .filter(command -> command.getType() != ReceiveCommand.Type.DELETE)
              .limit(BRANCHES)
              .toList();
      for (var command : moved) {
        String branch = RefNames.shortened(command.getRefName());
        tell(pack, branch, walk.parseCommit(command.getNewId()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Why a commit may not become the default branch's head, if it holds a broken definition; what is
   * broken is told at once.
   */
  Optional<String> refusal(ReceivePack pack, RevCommit commit) throws IOException {
    try {
      var snapshot = snapshots.at(project, pack.getRepository(), commit);
      long errors = errors(snapshot);
      if (errors == 0) {
        return Optional.empty();
      }
      list(pack, snapshot);
      return Optional.of(
          count(errors, "error") + " in the definitions, and the project refuses it");
    } catch (TreeLimitException e) {
      return Optional.of(e.sentence());
    }
  }

  private void tell(ReceivePack pack, String branch, RevCommit commit) throws IOException {
    Repository repository = pack.getRepository();
    try {
      var snapshot = snapshots.at(project, repository, commit);
      int dashboards = snapshot.dashboards().size();
      long errors = errors(snapshot);
      long warnings = snapshot.problems().size() - errors;
      if (dashboards + errors + warnings == 0) {
        return;
      }
      String with = errors + warnings == 0 ? "no errors" : count(errors, "error");
      String also = warnings == 0 ? "" : ", " + count(warnings, "warning");
      say(
          pack,
          "Footfall: %s at %s (%s); %s%s"
              .formatted(
                  count(dashboards, "dashboard"), branch, commit.abbreviate(8).name(), with, also));
      list(pack, snapshot);
      if (!branch.equals(rules.defaultBranch(project))) {
        say(pack, "Footfall: any page draws it with ?ref=" + branch);
      }
    } catch (TreeLimitException e) {
      say(pack, "Footfall: " + branch + " is not read: " + e.sentence());
    }
  }

  private static void list(ReceivePack pack, Snapshot snapshot) {
    var problems = snapshot.problems();
    problems.stream().limit(PROBLEMS).forEach(problem -> say(pack, "  " + line(problem)));
    if (problems.size() > PROBLEMS) {
      say(pack, "  and %d more".formatted(problems.size() - PROBLEMS));
    }
  }

  private static String line(Problem problem) {
    String kind = problem.isError() ? "" : "warning: ";
    return kind + problem;
  }

  /** What comes from files must not steer the terminal it is shown in. */
  private static void say(ReceivePack pack, String line) {
    String plain = line.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", "�");
    pack.sendMessage(
        plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE) + "…" : plain);
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static long errors(Snapshot snapshot) {
    return snapshot.problems().stream().filter(Problem::isError).count();
  }
}
