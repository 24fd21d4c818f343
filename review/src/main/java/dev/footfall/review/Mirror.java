package dev.footfall.review;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Makes a repository's branches and tags those of another one. First all objects, checked and
 * complete, then all refs at once: a fetch that fails anywhere leaves the repository as it was.
 */
final class Mirror {
  private static final int PATIENCE_SECONDS = 60;

  private final Repository repository;
  private final FetchLimits limits;

  /**
   * Of a repository.
   *
   * @param limits what a fetch may bring; the repository's inserter keeps to them too
   */
  Mirror(Repository repository, FetchLimits limits) {
    this.repository = repository;
    this.limits = limits;
  }

  /**
   * Fetches.
   *
   * @return the branch that counts
   * @throws FetchException if it fails
   */
  String follow(Remote remote) throws FetchException {
    try (var transport = transport(remote);
        var connection = transport.openFetch()) {
      var wanted = wanted(connection.getRefs());
      var branch = branch(remote, connection, wanted);
      fetch(connection, wanted);
      update(wanted);
      return branch;
    } catch (IOException | URISyntaxException | RuntimeException e) {
      throw new FetchException(FetchProblem.sentence(e), e);
    }
  }

  private Transport transport(Remote remote) throws IOException, URISyntaxException {
    var transport = Transport.open(repository, new URIish(remote.url()));
    transport.setTimeout(PATIENCE_SECONDS);
    transport.setObjectChecker(OwnConfig.checker());
    transport.setTagOpt(TagOpt.NO_TAGS);
    if (!remote.user().isEmpty() || !remote.password().isEmpty()) {
      transport.setCredentialsProvider(
          new UsernamePasswordCredentialsProvider(remote.user(), remote.password()));
    }
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new SmartOnly(limits));
    }
    return transport;
  }

  /** Its branches and tags that may be kept here, by name; the rest is passed over. */
  private static Map<String, Ref> wanted(Collection<Ref> there) throws FetchException {
    var wanted = new HashMap<String, Ref>();
    for (var ref : there) {
      if (RefNames.wrong(ref.getName()).isEmpty() && !id(ref).equals(ObjectId.zeroId())) {
        wanted.put(ref.getName(), ref);
      }
    }
    if (wanted.size() > RepositoryLimits.REFS) {
      throw new FetchException(
          "The repository has %d branches and tags, and %d are followed at most"
              .formatted(wanted.size(), RepositoryLimits.REFS));
    }
    return wanted;
  }

  private static String branch(Remote remote, FetchConnection connection, Map<String, Ref> wanted)
      throws FetchException {
    String said =
        Optional.ofNullable(connection.getRef(Constants.HEAD))
            .filter(Ref::isSymbolic)
            .map(head -> RefNames.shortened(head.getTarget().getName()))
            .orElse("main");
    String branch = remote.branch().isEmpty() ? said : remote.branch();
    if (!wanted.isEmpty() && !wanted.containsKey(Constants.R_HEADS + branch)) {
      throw new FetchException("The repository has no branch " + branch);
    }
    return branch;
  }

  private void fetch(FetchConnection connection, Map<String, Ref> wanted) throws IOException {
    var have = new HashSet<ObjectId>();
    repository.getRefDatabase().getRefs().forEach(ref -> have.add(ref.getObjectId()));
    have.remove(null);
    var missing =
        wanted.values().stream().filter(ref -> !have.contains(ref.getObjectId())).toList();
    if (!missing.isEmpty()) {
      connection.fetch(limits.monitor(), missing, have);
      checkWhole(missing, have);
    }
  }

  /** The other side may have sent less than it should. */
  private void checkWhole(List<Ref> tips, Set<ObjectId> have) throws IOException {
    try (var walk = new ObjectWalk(repository)) {
      for (var tip : tips) {
        walk.markStart(walk.parseAny(id(tip)));
      }
      for (var known : have) {
        walk.markUninteresting(walk.parseAny(known));
      }
      while (walk.next() != null) {
        limits.check();
      }
      for (var object = walk.nextObject(); object != null; object = walk.nextObject()) {
        if (object.getType() == Constants.OBJ_BLOB && !walk.getObjectReader().has(object)) {
          throw new MissingObjectException(object, Constants.OBJ_BLOB);
        }
      }
    }
  }

  private void update(Map<String, Ref> wanted) throws IOException {
    var database = repository.getRefDatabase();
    var batch = database.newBatchUpdate();
    batch.setAllowNonFastForwards(true);
    batch.setAtomic(true);
    var mine = new HashMap<String, ObjectId>();
    for (var ref : database.getRefsByPrefix(Constants.R_REFS)) {
      mine.put(ref.getName(), id(ref));
    }
    mine.forEach(
        (name, id) -> {
          if (!wanted.containsKey(name)) {
            batch.addCommand(new ReceiveCommand(id, ObjectId.zeroId(), name));
          }
        });
    wanted.forEach(
        (name, ref) -> {
          var old = mine.getOrDefault(name, ObjectId.zeroId());
          if (!old.equals(id(ref))) {
            batch.addCommand(new ReceiveCommand(old, id(ref), name));
          }
        });
    try (var walk = new RevWalk(repository)) {
      batch.execute(walk, limits.monitor());
    }
    for (var command : batch.getCommands()) {
      if (command.getResult() != ReceiveCommand.Result.OK) {
        throw new IOException(
            "The branches and tags cannot be moved: " + command.getRefName() + " is in the way");
      }
    }
  }

  /** A ref that leads nowhere counts as none. */
  private static ObjectId id(Ref ref) {
    var id = ref.getObjectId();
    return id == null ? ObjectId.zeroId() : id;
  }
}
