package dev.footfall.review;

import dev.footfall.definitions.Tree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A commit's files, read from the objects themselves: nothing is checked out, and no name in a tree
 * ever becomes a path on this machine. Only regular files are files; links, submodules and what
 * stands for another tree are passed over. A tree of ten objects can stand for billions of files,
 * so what is visited, how deep and how many bytes are read is limited.
 */
final class GitTree implements Tree {
  static final int MAX_ENTRIES = 50_000;
  static final int MAX_DEPTH = 16;
  static final long MAX_BYTES = 32 << 20;

  private final ObjectReader reader;
  private final AnyObjectId root;
  private final Map<String, ObjectId> found = new HashMap<>();
  private int entries;
  private long bytes;

  /**
   * A tree; good as long as the reader is open.
   *
   * @param root the tree of a commit
   */
  GitTree(ObjectReader reader, AnyObjectId root) {
    this.reader = reader;
    this.root = root;
  }

  /** How many bytes were read so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public List<String> files(String folder) throws IOException {
    var files = new ArrayList<String>();
    try (var at = TreeWalk.forPath(reader, folder, root)) {
      if (at != null && FileMode.TREE.equals(at.getFileMode())) {
        list(at.getObjectId(0), folder, files);
      }
    }
    return files;
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    var id = found.get(path);
    if (id == null) {
      throw new FileNotFoundException("There is no file " + path);
    }
    var object = reader.open(id, Constants.OBJ_BLOB);
    bytes += Math.min(limit, object.getSize());
    if (bytes > MAX_BYTES) {
      throw new TreeLimitException(
          "The definitions of one commit may have %s in all, and these have more"
              .formatted(RepositoryLimits.text(MAX_BYTES)));
    }
    try (var in = object.openStream()) {
      return in.readNBytes(limit);
    }
  }

  private void list(ObjectId tree, String folder, List<String> files) throws IOException {
    try (var walk = new TreeWalk(reader)) {
      walk.reset(tree);
      while (walk.next()) {
        count();
        if (walk.isSubtree()) {
          enter(walk, folder);
        } else if (FileMode.REGULAR_FILE.equals(walk.getRawMode(0))
            || FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0))) {
          String path = folder + "/" + walk.getPathString();
          found.put(path, walk.getObjectId(0));
          files.add(path);
        }
      }
    }
  }

  private void count() throws TreeLimitException {
    if (++entries > MAX_ENTRIES) {
      throw new TreeLimitException(
          "The definitions of one commit may be %d files and folders, and these are more"
              .formatted(MAX_ENTRIES));
    }
  }

  private static void enter(TreeWalk walk, String folder) throws IOException {
    if (walk.getDepth() >= MAX_DEPTH) {
      throw new TreeLimitException(
          "The folders below %s may lie %d deep, and some lie deeper".formatted(folder, MAX_DEPTH));
    }
    try {
      walk.enterSubtree();
    } catch (MissingObjectException e) {
      throw new IOException("A folder below " + folder + " is missing from the repository", e);
    }
  }
}
