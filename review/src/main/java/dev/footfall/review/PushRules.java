package dev.footfall.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * What a push may do to each branch and tag: after its objects arrived, before anything moves. What
 * is refused says why at the pusher's terminal.
 */
final class PushRules implements PreReceiveHook {
  private final String defaultBranch;
  private final boolean refusesBroken;
  private final PushReport report;

  /** For one push. */
  PushRules(long project, RepositoryRules rules, PushReport report) {
    this.defaultBranch = Constants.R_HEADS + rules.defaultBranch(project);
    this.refusesBroken = rules.refusesBroken(project);
    this.report = report;
  }

  @Override
  public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
    try {
      var names = names(pack);
      for (var command : commands) {
        var reason = reason(pack, command, names);
        reason.ifPresent(
            text -> command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> reason(ReceivePack pack, ReceiveCommand command, Set<String> names)
      throws IOException {
    if (command.getType() == ReceiveCommand.Type.DELETE) {
      return isDefault(command)
          ? Optional.of("the default branch cannot be deleted")
          : Optional.empty();
    }
    var wrong = RefNames.wrong(command.getRefName()).or(() -> crowded(command, names));
    if (wrong.isPresent() || !command.getRefName().startsWith(Constants.R_HEADS)) {
      return wrong;
    }
    return moved(pack, command);
  }

  private Optional<String> crowded(ReceiveCommand command, Set<String> names) {
    if (!names.add(command.getRefName())) {
      return Optional.empty();
    }
    var alike = RefNames.alike(command.getRefName(), names);
    if (alike.isPresent()) {
      return Optional.of("there is %s already, the same but for capitals".formatted(alike.get()));
    }
    return names.size() > RepositoryLimits.REFS
        ? Optional.of("a repository may have %d branches and tags".formatted(RepositoryLimits.REFS))
        : Optional.empty();
  }

  /** A branch that begins or moves: to a commit, the default branch forwards only. */
  private Optional<String> moved(ReceivePack pack, ReceiveCommand command) throws IOException {
    try (var walk = new RevWalk(pack.getRepository())) {
      if (!(walk.parseAny(command.getNewId()) instanceof RevCommit commit)) {
        return Optional.of("a branch must lead to a commit");
      }
      if (!isDefault(command)) {
        return Optional.empty();
      }
      boolean forwards =
          command.getType() == ReceiveCommand.Type.CREATE
              || walk.isMergedInto(walk.parseCommit(command.getOldId()), commit);
      if (!forwards) {
        return Optional.of("the default branch takes no force push");
      }
      return refusesBroken ? report.refusal(pack, commit) : Optional.empty();
    }
  }

  private boolean isDefault(ReceiveCommand command) {
    return command.getRefName().equalsIgnoreCase(defaultBranch);
  }

  private static Set<String> names(ReceivePack pack) throws IOException {
    var names = new HashSet<String>();
    for (Ref ref : pack.getRepository().getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
      names.add(ref.getName());
    }
    return names;
  }
}
