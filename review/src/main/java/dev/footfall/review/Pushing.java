package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;

/** What a push writes. One push to a repository at a time; the next one waits. */
public final class Pushing implements AutoCloseable {
  /** The service's name in the protocol. */
  public static final String SERVICE = "git-receive-pack";

  private final Repository repository;
  private final ReceivePack pack;
  private final Bare bare;
  private final long project;
  private final RepositoryLimits limits;
  private final ReentrantLock lock;

  /** To a repository, which is closed with it. */
  Pushing(
      Repository repository, Bare bare, long project, RepositoryLimits limits, ReentrantLock lock) {
    this.repository = repository;
    this.bare = bare;
    this.project = project;
    this.limits = limits;
    this.lock = lock;
    this.pack = new ReceivePack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setAtomic(true);
    pack.setAllowPushOptions(false);
    pack.setObjectChecker(OwnConfig.checker());
    pack.setMaxObjectSizeLimit(limits.object());
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
    lock.lock();
    try {
      long left = Math.max(1, limits.repository() - bare.size(project));
      pack.setMaxPackSizeLimit(Math.min(left, limits.push()));
      pack.receive(in, out, null);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
