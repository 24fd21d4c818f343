package dev.footfall.review;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * One commit of files, pushed by smart HTTP as any git client would: how the demo's dashboards get
 * into its repository.
 *
 * @param files contents by path
 * @param message the commit's
 * @param author the commit's, a name and an address
 */
public record FirstPush(Map<String, byte[]> files, String message, String author, String address) {
  /**
   * Pushes it as the first commit of a branch; a branch that has commits is left alone.
   *
   * @param repository where it is cloned from
   * @param token of somebody who may push
   * @throws IOException if it cannot be pushed; the message is the server's
   */
  public void to(URI repository, String token, String branch) throws IOException {
    try (var local = new InMemoryRepository(new DfsRepositoryDescription("first"));
        var transport = Transport.open(local, new URIish(repository.toString()))) {
      transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider("git", token));
      String name = Constants.R_HEADS + branch;
      var update =
          new RemoteRefUpdate(local, null, commit(local), name, false, null, ObjectId.zeroId());
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      check(update);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void check(RemoteRefUpdate update) throws IOException {
    switch (update.getStatus()) {
      case OK, UP_TO_DATE, REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> {}
      default ->
          throw new IOException(
              "The push was refused: %s %s"
                  .formatted(update.getStatus(), String.valueOf(update.getMessage())));
    }
  }

  private ObjectId commit(Repository local) throws IOException {
    try (ObjectInserter inserter = local.newObjectInserter()) {
      var commit = new CommitBuilder();
      commit.setTreeId(tree(inserter));
      var person = new PersonIdent(author, address, Instant.now(), ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private ObjectId tree(ObjectInserter inserter) throws IOException {
    DirCache index = DirCache.newInCore();
    var builder = index.builder();
    for (var file : files.entrySet()) {
      var entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
      builder.add(entry);
    }
    builder.finish();
    return index.writeTree(inserter);
  }
}
