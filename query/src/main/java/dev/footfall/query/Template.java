package dev.footfall.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SQL of a model with its references, {@code {CUBE}}, {@code {member}}, {@code {Cube.member}} and
 * {@code {Cube.sql()}}, not yet filled in.
 *
 * @param parts texts and references in their order
 * @param place where the SQL starts
 */
record Template(List<Part> parts, Place place) {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");
  private static final Pattern REFERENCE = Pattern.compile("(?:(\\w+)\\.)?(\\w+)(\\(\\))?");

  /** A piece of the SQL. */
  sealed interface Part {}

  /** SQL as it stands. */
  record Text(String sql) implements Part {}

  /** A cube (by its alias) or a member of the same cube: the model knows which. */
  record Name(String name) implements Part {}

  /** A member of a cube; {@code CUBE} is the one the SQL belongs to. */
  record MemberOf(String cube, String member) implements Part {}

  /** A cube's own SQL, to select from. */
  record SourceOf(String cube) implements Part {}

  /**
   * Reads SQL.
   *
   * @throws ModelException if braces hold something else than a reference
   */
  static Template parse(String sql, Place place) {
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

  /** The SQL as it was written, as far as it matters. */
  String text() {
    var text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          switch (part) {
            case Text sql -> sql.sql();
            case Name name -> "{" + name.name() + "}";
            case MemberOf of -> "{" + of.cube() + "." + of.member() + "}";
            case SourceOf of -> "{" + of.cube() + ".sql()}";
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
    var reference = REFERENCE.matcher(inside);
    if (reference.matches()) {
      String cube = reference.group(1);
      String name = reference.group(2);
      boolean call = reference.group(3) != null;
      if (cube == null && !call) {
        return new Name(name);
      }
      if (cube != null && !call) {
        return new MemberOf(cube, name);
      }
      if (cube != null && name.equals("sql")) {
        return new SourceOf(cube);
      }
    }
    throw new ModelException(
        place,
        "'{"
            + inside
            + "}' is not a reference; write {CUBE}, {member}, {Cube.member} or {Cube.sql()}");
  }
}
