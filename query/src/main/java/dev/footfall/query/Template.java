package dev.footfall.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL of a model with its references, {@code {CUBE}}, {@code {member}}, {@code {Cube.member}},
 * {@code {Cube.sql()}} and {@code {FILTER_PARAMS.Cube.member.filter('column')}}, not yet filled in.
 *
 * <p>The program's own cubes ({@link MoreCubes}) may also say {@code
 * {BUCKET.Cube.member.of('column')}}, {@code {WITHIN.Cube.member.of('column', seconds)}}, and what
 * is there only sometimes: {@code {BUCKETS.Cube.member}} or {@code {ASKED.Cube.one,another}},
 * {@code {OTHERWISE}}, {@code {END}}, one within another where it has to be.
 *
 * @param parts texts and references in their order
 * @param place where the SQL starts
 */
record Template(List<Part> parts, Place place) {
  private static final Pattern BRACES = Pattern.compile("\\$?\\{([^{}]*)}|[{}]");
  private static final Pattern REFERENCE = Pattern.compile("((?:\\w+\\.)*)(\\w+)(\\(\\))?");
  private static final Pattern FILTER =
      Pattern.compile("FILTER_PARAMS\\.(\\w+)\\.(\\w+)\\.filter\\(\\s*(['\"])(.*)\\3\\s*\\)");
  private static final Pattern BUCKET =
      Pattern.compile("BUCKET\\.(\\w+)\\.(\\w+)\\.of\\(\\s*(['\"])(.*)\\3\\s*\\)");
  private static final Pattern ASKED = Pattern.compile("ASKED\\.(\\w+)\\.(\\w+\\*?(?:,\\w+\\*?)*)");
  private static final Pattern WITHIN =
      Pattern.compile("WITHIN\\.(\\w+)\\.(\\w+)\\.of\\('([\\w.]+)', (\\d+)\\)");
  private static final Pattern CONTEXT =
      Pattern.compile("(?:COMPILE_CONTEXT|SECURITY_CONTEXT|securityContext)\\b.*");

  /** A piece of the SQL. */
  sealed interface Part {}

  /** SQL as it stands. */
  record Text(String sql) implements Part {}

  /** A cube (by its alias) or a member of the same cube: the model knows which. */
  record Name(String name) implements Part {}

  /**
   * A member of a cube.
   *
   * @param path the cubes to go through, the member's last; {@code CUBE} is the one the SQL belongs
   *     to
   */
  record MemberOf(List<String> path, String member) implements Part {}

  /** A cube's own SQL, to select from. */
  record SourceOf(String cube) implements Part {}

  /**
   * The query's conditions on a member, on this column instead; what always holds where there are
   * none.
   */
  record FilterOf(String cube, String member, String column) implements Part {}

  /** The start of the bucket that this column lies in, of those that the query asks of a time. */
  record BucketOf(String cube, String member, String column) implements Part {}

  /**
   * The condition that a column lies in the range that the query asks of a time, or up to so many
   * seconds after it; what always holds where it asks for none.
   */
  record Within(String cube, String member, String column, long seconds) implements Part {}

  /**
   * What follows is the SQL where the query names one of some members.
   *
   * @param members of the cube; {@code time*}: where it asks for this time by buckets
   */
  record Asked(String cube, List<String> members) implements Part {
    /** What tells a time by buckets. */
    static final String BY_BUCKETS = "*";
  }

  /** What follows is the SQL where it does not. */
  record Otherwise() implements Part {}

  /** What follows is the SQL in either case. */
  record End() implements Part {}

  /**
   * Reads SQL.
   *
   * @throws ModelException if braces hold something else than a reference
   */
  static Template parse(String sql, Place place) {
    if (sql.contains("{{") || sql.contains("{%")) {
      throw new ModelException(
          place, "templates ({{ }} and {% %}) are not read: write the SQL itself");
    }
    var parts = new ArrayList<Part>();
    var braces = BRACES.matcher(sql);
    int from = 0;
    while (braces.find()) {
      parts.add(new Text(sql.substring(from, braces.start())));
      String inside = braces.group(1);
      if (inside == null) {
        throw new ModelException(place, "a brace without its other half in: " + sql);
      }
      parts.add(reference(inside.strip(), place));
      from = braces.end();
    }
    parts.add(new Text(sql.substring(from)));
    return new Template(List.copyOf(parts), place);
  }

  /** SQL put together: texts as they stand, and templates. */
  static Template of(Place place, Object... pieces) {
    var parts = new ArrayList<Part>();
    for (Object piece : pieces) {
      if (piece instanceof Template template) {
        parts.addAll(template.parts());
      } else {
        parts.add(new Text(piece.toString()));
      }
    }
    return new Template(List.copyOf(parts), place);
  }

  /** The SQL as it was written, as far as it matters. */
  String text() {
    var text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          switch (part) {
            case Text sql -> sql.sql();
            case Name name -> "{" + name.name() + "}";
            case MemberOf of -> "{" + String.join(".", of.path()) + "." + of.member() + "}";
            case SourceOf of -> "{" + of.cube() + ".sql()}";
            case FilterOf of ->
                "{FILTER_PARAMS.%s.%s.filter('%s')}".formatted(of.cube(), of.member(), of.column());
            case BucketOf of ->
                "{BUCKET.%s.%s.of('%s')}".formatted(of.cube(), of.member(), of.column());
            case Within of ->
                "{WITHIN.%s.%s.of('%s', %d)}"
                    .formatted(of.cube(), of.member(), of.column(), of.seconds());
            case Asked of -> "{ASKED.%s.%s}".formatted(of.cube(), String.join(",", of.members()));
            case Otherwise _ -> "{OTHERWISE}";
            case End _ -> "{END}";
          });
    }
    return text.toString();
  }

  /** Whether it is this column of its own cube, as it stands in the table. */
  boolean isColumn(String column) {
    return parts.stream()
        .filter(part -> !part.equals(new Text("")))
        .toList()
        .equals(List.of(new Name("CUBE"), new Text("." + column)));
  }

  private static Part reference(String inside, Place place) {
    var filter = FILTER.matcher(inside);
    if (filter.matches()) {
      return new FilterOf(filter.group(1), filter.group(2), filter.group(4));
    }
    Part own = own(inside);
    if (own != null && MoreCubes.wrote(place)) {
      return own;
    }
    if (inside.matches("(BUCKET|WITHIN|ASKED)\\..*")) {
      throw new ModelException(
          place, "'{" + inside + "}' is not read: it is for the program's own cubes");
    }
    if (CONTEXT.matcher(inside).matches()) {
      throw new ModelException(
          place,
          "'{" + inside + "}' is not read: Footfall puts the project under every question itself");
    }
    var reference = REFERENCE.matcher(inside);
    if (reference.matches()) {
      List<String> path = Arrays.asList(reference.group(1).split("\\."));
      String name = reference.group(2);
      if (reference.group(3) == null) {
        return path.getFirst().isEmpty() ? new Name(name) : new MemberOf(path, name);
      }
      if (path.size() == 1 && !path.getFirst().isEmpty() && name.equals("sql")) {
        return new SourceOf(path.getFirst());
      }
    }
    throw new ModelException(
        place,
        "'{"
            + inside
            + "}' is not a reference; write {CUBE}, {member}, {Cube.member}, {Cube.sql()} or"
            + " {FILTER_PARAMS.Cube.member.filter('column')}");
  }

  /** What only the program's own cubes may say; null: it is nothing of that. */
  private static @Nullable Part own(String inside) {
    var bucket = BUCKET.matcher(inside);
    if (bucket.matches()) {
      return new BucketOf(bucket.group(1), bucket.group(2), bucket.group(4));
    }
    var asked = ASKED.matcher(inside);
    if (asked.matches()) {
      return new Asked(asked.group(1), List.of(asked.group(2).split(",")));
    }
    var within = WITHIN.matcher(inside);
    if (within.matches()) {
      long seconds = Long.parseLong(within.group(4));
      return new Within(within.group(1), within.group(2), within.group(3), seconds);
    }
    if (inside.equals("OTHERWISE")) {
      return new Otherwise();
    }
    return inside.equals("END") ? new End() : null;
  }
}
