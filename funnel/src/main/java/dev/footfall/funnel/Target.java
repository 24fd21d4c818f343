package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path, or a pattern of paths: {@code *} stands for anything but {@code /}, {@code **} for
 * anything.
 */
public record Target(String text) {
  private static final Pattern WILD = Pattern.compile("\\*\\*?");
  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9/_-]");

  boolean isPattern() {
    return text.indexOf('*') >= 0;
  }

  /** Whether some path could be both; sometimes said of two of which none could. */
  boolean overlaps(Target other) {
    if (!isPattern() && !other.isPattern()) {
      return text.equals(other.text);
    }
    String mine = beginning();
    String theirs = other.beginning();
    return mine.startsWith(theirs) || theirs.startsWith(mine);
  }

  /** The condition that an event's path is one of them. */
  static String sql(List<Target> targets) {
    var paths = new ArrayList<String>();
    var conditions = new ArrayList<String>();
    for (Target target : targets) {
      if (target.isPattern()) {
        conditions.add("match(page_urlpath, " + Literal.of(target.expression()) + ")");
      } else {
        paths.add(Literal.of(target.text));
      }
    }
    if (paths.size() == 1) {
      conditions.addFirst("page_urlpath = " + paths.getFirst());
    } else if (!paths.isEmpty()) {
      conditions.addFirst("page_urlpath IN (" + String.join(", ", paths) + ")");
    }
    return conditions.size() == 1
        ? conditions.getFirst()
        : "(" + String.join(" OR ", conditions) + ")";
  }

  private String beginning() {
    int wild = text.indexOf('*');
    return wild < 0 ? text : text.substring(0, wild);
  }

  /** As RE2 reads it: the whole path, dots and lines without meaning. */
  private String expression() {
    var expression = new StringBuilder("^(?s:");
    var wild = WILD.matcher(text);
    int from = 0;
    while (wild.find()) {
      expression.append(quoted(text.substring(from, wild.start())));
      expression.append(wild.group().length() == 2 ? ".*" : "[^/]*");
      from = wild.end();
    }
    return expression.append(quoted(text.substring(from))).append(")$").toString();
  }

  private static String quoted(String text) {
    return SPECIAL.matcher(text).replaceAll("[$0]").replace("[\\]", "\\\\").replace("[^]", "\\^");
  }
}
