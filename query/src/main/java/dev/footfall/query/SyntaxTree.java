package dev.footfall.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL as the engine's parser sees it.
 *
 * @param kind what it is, such as {@code Function}
 * @param name what it is called; empty: nothing
 * @param alias the name it is given; empty: none
 * @param children its pieces
 */
record SyntaxTree(String kind, String name, String alias, List<SyntaxTree> children) {
  private static final Pattern LINE =
      Pattern.compile(
          "( *)(\\w+)(?: (.*?))?(?: ?\\(alias ([^()]*)\\))?(?: ?\\(children \\d+\\))?",
          Pattern.DOTALL);

  /**
   * Reads the engine's lines, a node each, children one space further in.
   *
   * @throws IllegalArgumentException if they are not such lines
   */
  static SyntaxTree of(List<String> lines) {
    var open = new ArrayDeque<Open>();
    var root = new SyntaxTree("", "", "", new ArrayList<>());
    open.push(new Open(-1, root));
    for (String line : lines) {
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(line);
      }
      int depth = parts.group(1).length();
      while (open.element().depth() >= depth) {
        open.pop();
      }
      var node =
          new SyntaxTree(
              parts.group(2), text(parts.group(3)), text(parts.group(4)), new ArrayList<>());
      open.element().tree().children().add(node);
      open.push(new Open(depth, node));
    }
    return root;
  }

  /** Visits it and everything in it. */
  void each(Consumer<SyntaxTree> visit) {
    visit.accept(this);
    children.forEach(child -> child.each(visit));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private record Open(int depth, SyntaxTree tree) {}
}
