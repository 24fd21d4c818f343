package dev.footfall.server;

import dev.footfall.definitions.FolderTree;
import dev.footfall.definitions.Rule;
import dev.footfall.definitions.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a path of {@code footfall validate} means: definitions refer to one another, so that of a
 * single file its whole tree is read.
 *
 * @param root the work tree; or a folder with dashboards and funnels that lies elsewhere; or a file
 *     that lies in neither
 * @param folder what of the tree's paths the root stands for: nothing of a work tree
 * @param wanted the paths in the tree that were asked about begin with this
 */
record ValidatedPath(Path root, String folder, String wanted) {
  private static final List<String> ROOTS =
      List.of(".gitlab/product_analytics", ".gitlab/analytics");
  private static final String USUAL = ROOTS.getFirst();
  private static final Pattern FUNNEL = Pattern.compile("(?m)^[\"{ ]*steps\"?:");
  private static final Pattern VISUALIZATION = Pattern.compile("(?m)^[\"{ ]*data\"?:");

  /** What a path means that is there. */
  static ValidatedPath of(Path path) throws IOException {
    Path whole = path.toRealPath();
    for (Path at = whole; at != null; at = at.getParent()) {
      if (ROOTS.stream().map(Path::of).anyMatch(at::endsWith)) {
        return ofWorkTree(at.resolve("../..").normalize(), whole);
      }
    }
    if (whole.endsWith(".gitlab") && Files.isDirectory(whole)) {
      return ofWorkTree(whole.resolve("..").normalize(), whole);
    }
    if (Files.isDirectory(whole) && !isFolderOfDefinitions(whole)) {
      return ofFolderWithin(whole, new ValidatedPath(whole, "", ""));
    }
    return Files.isDirectory(whole)
        ? new ValidatedPath(whole, USUAL, USUAL)
        : ofFolderWithin(whole, loose(whole));
  }

  /** The tree that is read. */
  Tree tree() {
    return new FolderTree(root, folder);
  }

  /** Whether a path in the tree was asked about. */
  boolean holds(String file) {
    return wanted.isEmpty() || file.equals(wanted) || file.startsWith(wanted + "/");
  }

  /** With paths that people can open from where they are. */
  Validation displayed(Validation validation) {
    boolean loose = !Files.isDirectory(root);
    String here = display();
    var shown =
        validation.named(
            file ->
                loose
                    ? here
                    : (here.isEmpty() ? "" : here + "/")
                        + (folder.isEmpty() ? file : file.substring(folder.length() + 1)));
    return loose ? shown.without(Rule.UNUSED) : shown;
  }

  private String display() {
    Path here = Path.of("").toAbsolutePath();
    return root.startsWith(here) ? here.relativize(root).toString() : root.toString();
  }

  private static ValidatedPath ofWorkTree(Path tree, Path whole) {
    return new ValidatedPath(tree, "", relative(tree, whole));
  }

  /** A path at most as deep as definitions lie. */
  private static ValidatedPath ofFolderWithin(Path whole, ValidatedPath otherwise) {
    Path at = whole.getParent();
    for (int depth = 0; at != null && depth < 3; depth++, at = at.getParent()) {
      String below = at.relativize(whole).getName(0).toString();
      if ((below.equals("dashboards") || below.equals("funnels")) && isFolderOfDefinitions(at)) {
        return new ValidatedPath(at, USUAL, USUAL + "/" + relative(at, whole));
      }
    }
    return otherwise;
  }

  private static boolean isFolderOfDefinitions(Path folder) {
    return !Files.isDirectory(folder.resolve(".gitlab"))
        && (Files.isDirectory(folder.resolve("dashboards"))
            || Files.isDirectory(folder.resolve("funnels")));
  }

  /** A file that lies nowhere is what its keys say. */
  private static ValidatedPath loose(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String place = USUAL + "/dashboards/definition/definition.yaml";
    if (FUNNEL.matcher(text).find()) {
      place = USUAL + "/funnels/definition.yaml";
    } else if (VISUALIZATION.matcher(text).find()) {
      place = USUAL + "/dashboards/visualizations/definition.yaml";
    }
    return new ValidatedPath(file, place, place);
  }

  private static String relative(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
