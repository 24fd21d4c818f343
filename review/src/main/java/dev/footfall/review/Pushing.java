package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;

/**
 * What a push writes. One push to a repository at a time; the next one waits. A push of which
 * nothing is taken leaves nothing behind: what it brought is removed again.
 */
public final class Pushing implements AutoCloseable {
  /** The service's name in the protocol. */
  public static final String SERVICE = "git-receive-pack";

  /** What a push's body has besides its pack: a line for each branch and tag. */
  private static final long COMMANDS = 3 << 20;

  /** A limit that every pack is over: the library then tells the client in its protocol. */
  private static final long NOTHING = 1;

  /** What one push holds while it is unpacked is bounded; several at once would add up. */
  private static final Semaphore UNPACKING = new Semaphore(1);

  private final long project;
  private final Repository repository;
  private final Bare bare;
  private final RepositoryLimits limits;
  private final ReentrantLock lock;
  private final RepositoryRules rules;
  private final ReceivePack pack;
  private String refused = "";
  private boolean taken;

  /** To a repository, which is closed with it. */
  Pushing(
      long project,
      Repository repository,
      Bare bare,
      RepositoryLimits limits,
      ReentrantLock lock,
      RepositoryRules rules,
      Snapshots snapshots) {
    this.project = project;
    this.repository = repository;
    this.bare = bare;
    this.limits = limits;
    this.lock = lock;
    this.rules = rules;
    this.pack = new ReceivePack(repository);
    var report = new PushReport(project, rules, snapshots);
    pack.setBiDirectionalPipe(false);
    pack.setAllowPushOptions(false);
    pack.setObjectChecker(OwnConfig.checker());
    pack.setMaxObjectSizeLimit(limits.object());
    pack.setMaxCommandBytes(COMMANDS);
    var unpackError = pack.getUnpackErrorHandler();
    pack.setUnpackErrorHandler(
        problem -> {
          explain(problem);
          unpackError.handleUnpackException(problem);
        });
    pack.setPreReceiveHook(new PushRules(project, rules, report));
    pack.setPostReceiveHook(
        (received, commands) -> {
          taken |= !commands.isEmpty();
          adopt(commands);
          report.onPostReceive(received, commands);
        });
  }

  /** Writes which branches and tags there are. */
  public void advertise(OutputStream out) throws IOException {
    var lines = new PacketLineOut(out);
    lines.writeString("# service=" + SERVICE + "\n");
    lines.end();
    pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
  }

  /** Takes what is pushed, as far as it may be. */
  public void answer(InputStream in, OutputStream out) throws IOException {
    long most = Math.min(limits.push(), limits.repository());
    try (var spooled = Spooled.of(in, bare.folder(), most + COMMANDS)) {
      try (var body = spooled.open()) {
        refused = PackScan.push(body, limits.object()).orElse("");
      }
      lock.lock();
      UNPACKING.acquireUninterruptibly();
      try (var body = spooled.open()) {
        receive(body, out);
      } finally {
        UNPACKING.release();
        lock.unlock();
      }
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private void receive(InputStream in, OutputStream out) throws IOException {
    Set<String> before = bare.packs(project);
    long left = Math.max(1, limits.repository() - bare.size(project));
    pack.setMaxPackSizeLimit(refused.isEmpty() ? Math.min(left, limits.push()) : NOTHING);
    try {
      pack.receive(in, out, null);
    } catch (UnpackException | PackProtocolException e) {
      // The client was told; there is no more to answer.
      out.flush();
    } finally {
      if (!taken) {
        bare.keepPacks(project, before);
      }
    }
  }

  /** The library's own words name sizes in bytes, and not what to do. */
  private void explain(Throwable problem) {
    if (!refused.isEmpty()) {
      pack.sendMessage("Footfall: " + refused);
    } else if (problem instanceof TooLargeObjectInPackException) {
      pack.sendMessage(
          "Footfall: a file may have %s (repositories.max-file-size)"
              .formatted(RepositoryLimits.text(limits.object())));
    } else if (problem instanceof TooLargePackException) {
      pack.sendMessage(
          "Footfall: a repository may have %s (repositories.max-size), and a push %s"
              .formatted(
                  RepositoryLimits.text(limits.repository()),
                  RepositoryLimits.text(limits.push())));
    }
  }

  /** The first branch of a repository becomes its default branch where that one is not pushed. */
  private void adopt(Collection<ReceiveCommand> commands) {
    if (exists(rules.defaultBranch(project))) {
      return;
    }
    var first =
        commands.stream()
            .filter(command -> command.getType() == ReceiveCommand.Type.CREATE)
            .map(ReceiveCommand::getRefName)
            .filter(name -> name.startsWith(Constants.R_HEADS))
            .map(RefNames::shortened)
            .findFirst();
    if (first.isPresent()) {
      rules.setDefaultBranch(project, first.get());
      pack.sendMessage("Footfall: the default branch is " + first.get());
    }
  }

  private boolean exists(String branch) {
    try {
      return repository.exactRef(Constants.R_HEADS + branch) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
