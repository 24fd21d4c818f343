package dev.footfall.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;

/** Commits that are written object by object, so that they can be what no git would write. */
final class Written implements AutoCloseable {
  static final String DASHBOARDS = ".gitlab/product_analytics/dashboards/";

  private final Bare bare;
  private final Repository repository;
  private final ObjectInserter inserter;

  /** Into the repository of a project, which is made where it is missing. */
  Written(Path folder, long project) {
    try {
      OwnConfig.install();
      this.bare = new Bare(folder);
      bare.make(project, "main");
      this.repository = bare.open(project);
      this.inserter = repository.newObjectInserter();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Repository repository() {
    return repository;
  }

  ObjectId blob(byte[] bytes) {
    try {
      return inserter.insert(Constants.OBJ_BLOB, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tree of files by path; folders come into being. */
  ObjectId files(Map<String, String> files) {
    var here = new TreeMap<String, ObjectId>();
    var below = new TreeMap<String, Map<String, String>>();
    files.forEach(
        (path, text) -> {
          int slash = path.indexOf('/');
          if (slash < 0) {
            here.put(path, blob(text.getBytes(UTF_8)));
          } else {
            below
                .computeIfAbsent(path.substring(0, slash), any -> new TreeMap<>())
                .put(path.substring(slash + 1), text);
          }
        });
    var tree = new TreeFormatter();
    here.forEach((name, id) -> tree.append(name, FileMode.REGULAR_FILE, id));
    below.forEach((name, rest) -> tree.append(name, FileMode.TREE, files(rest)));
    return tree(tree);
  }

  /** A tree of one entry, whatever its name. */
  ObjectId tree(String name, FileMode mode, ObjectId id) {
    var tree = new TreeFormatter();
    byte[] raw = name.getBytes(UTF_8);
    tree.append(raw, 0, raw.length, mode, id, true);
    return tree(tree);
  }

  ObjectId tree(TreeFormatter entries) {
    try {
      return inserter.insert(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of dashboards with that in it, from the root. */
  ObjectId dashboards(ObjectId tree) {
    var folder = tree("dashboards", FileMode.TREE, tree);
    return tree(".gitlab", FileMode.TREE, tree("product_analytics", FileMode.TREE, folder));
  }

  /** Commits a tree on a branch; its number. */
  String commit(String branch, ObjectId tree, ObjectId... parents) {
    try {
      var commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setParentIds(parents);
      var author =
          new PersonIdent(
              "Ada", "ada@example.com", Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage("Change the dashboards\n\nFor a reason.");
      var id = inserter.insert(commit);
      inserter.flush();
      if (!branch.isEmpty()) {
        var update = repository.updateRef(Constants.R_HEADS + branch);
        update.setNewObjectId(id);
        update.forceUpdate();
      }
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits dashboards by slug on a branch. */
  String commit(String branch, String... slugs) {
    var files = new TreeMap<String, String>();
    for (String slug : slugs) {
      files.put(DASHBOARDS + slug + "/" + slug + ".yaml", "title: " + slug + "\npanels: []\n");
    }
    return commit(branch, files(files));
  }

  @Override
  public void close() {
    inserter.close();
    repository.close();
  }
}
