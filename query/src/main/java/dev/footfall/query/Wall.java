package dev.footfall.query;

import dev.footfall.warehouse.SqlReader;
import dev.footfall.warehouse.SqlReader.Table;
import dev.footfall.warehouse.WarehouseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What SQL of a model may hold (law: The project filter). The engine's own parser reads it, so that
 * nothing is understood here otherwise than there: only known tables and views, only functions of
 * our list, and nothing that reaches past the filter, which are settings, table functions,
 * dictionaries, and other databases. A piece of SQL is read by itself, with a name in the place of
 * each reference, and each of these names must come out as one: so no piece can end in a quote, a
 * bracket or a comment that another one closes.
 */
final class Wall {
  private static final Set<String> FUNCTIONS = functions();
  private static final Set<String> NODES =
      Set.of(
          "SelectWithUnionQuery",
          "SelectIntersectExceptQuery",
          "SelectQuery",
          "ExpressionList",
          "Function",
          "Identifier",
          "Literal",
          "Asterisk",
          "QualifiedAsterisk",
          "ColumnsTransformerList",
          "ColumnsExceptTransformer",
          "ColumnsReplaceTransformer",
          "Subquery",
          "TablesInSelectQuery",
          "TablesInSelectQueryElement",
          "TableExpression",
          "TableIdentifier",
          "TableJoin",
          "ArrayJoin",
          "OrderByElement",
          "WindowDefinition",
          "WindowListElement",
          "WithElement",
          "SampleRatio");

  /** What keeps its rows itself, or shows those of such; not what looks elsewhere. */
  private static final Pattern ENGINES =
      Pattern.compile("\\w*MergeTree|Log|TinyLog|StripeLog|Memory|View|MaterializedView");

  private static final Pattern TABLE = Pattern.compile("(?:footfall\\.)?(\\w+)");
  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|`((?:[^`\\\\]|\\\\.)*)`", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[\\w .$:/-]*");
  private static final Pattern NAMED_QUERY = Pattern.compile("(\\w+) AS \\(SELECT ");

  private final SqlReader reader;
  private final Map<String, Table> tables;
  private final Map<String, Boolean> views = new HashMap<>();

  Wall(SqlReader reader) {
    this.reader = reader;
    this.tables = reader.tables().stream().collect(Collectors.toMap(Table::name, each -> each));
  }

  /**
   * Reads an expression: a member, a filter, a condition of a join.
   *
   * @return whether it reads rows of projects by a query of its own
   * @throws ModelException if it holds what it must not
   */
  boolean expression(Template template) {
    Piece piece = Piece.of(template);
    boolean bound = false;
    for (String column : piece.columns()) {
      bound |= expression(column, Set.of(), template.place());
    }
    return expression(piece.sql(), piece.names(), template.place()) || bound;
  }

  /**
   * Reads a cube's query.
   *
   * @return whether it reads rows of projects
   * @throws ModelException if it holds what it must not
   */
  boolean query(Template template) {
    Piece piece = Piece.of(template);
    boolean bound = false;
    for (String column : piece.columns()) {
      bound |= expression(column, Set.of(), template.place());
    }
    var inside = new Inside(template.place(), piece.names());
    parse("SELECT * FROM (\n" + piece.sql() + "\n)", template.place());
    SyntaxTree tree = parse(piece.sql(), template.place());
    if (tree.children().size() != 1 || tree.children().getFirst().children().size() != 1) {
      throw new ModelException(
          template.place(), "a cube's sql is one SELECT, and nothing after it");
    }
    inside.look(tree, piece.sql());
    return inside.bound || bound;
  }

  /**
   * Looks at a cube's table.
   *
   * @return whether its rows are projects'
   * @throws ModelException if it is not there, or looks elsewhere
   */
  boolean table(String name, Place place) {
    var parts = TABLE.matcher(name);
    if (!parts.matches()) {
      throw new ModelException(place, "'" + name + "' is not a table of the events' database");
    }
    Table table = tables.get(parts.group(1));
    if (table == null) {
      throw new ModelException(
          place,
          "there is no table '"
              + parts.group(1)
              + "' in the warehouse"
              + YamlMap.meant(parts.group(1), tables.keySet()));
    }
    if (!ENGINES.matcher(table.engine()).matches()) {
      throw new ModelException(
          place,
          "'"
              + table.name()
              + "' is a table of the engine "
              + table.engine()
              + ", which reads rows from elsewhere");
    }
    boolean shown = view(table, place);
    return table.projectBound() || shown;
  }

  /** A view's own SQL may not look elsewhere either. */
  private boolean view(Table table, Place place) {
    if (table.select().isEmpty()) {
      return false;
    }
    Boolean known = views.get(table.name());
    if (known != null) {
      return known;
    }
    views.put(table.name(), false);
    var inside = new Inside(place, Set.of());
    inside.look(parse(table.select(), place), table.select());
    views.put(table.name(), inside.bound);
    return inside.bound;
  }

  private boolean expression(String sql, Set<String> names, Place place) {
    parse("SELECT (" + sql + ")", place);
    SyntaxTree tree = parse("SELECT " + sql, place);
    SyntaxTree select = tree.children().getFirst().children().getFirst().children().getFirst();
    boolean one =
        tree.children().getFirst().children().size() == 1
            && select.children().size() == 1
            && select.children().getFirst().children().size() == 1;
    if (!one) {
      throw new ModelException(place, "this is not one expression: " + sql);
    }
    withoutAlias(tree, place);
    var inside = new Inside(place, names);
    inside.look(tree, "SELECT " + sql);
    return inside.bound;
  }

  /** An alias would be known in the whole question, also where another member means a column. */
  private static void withoutAlias(SyntaxTree node, Place place) {
    if (!node.alias().isEmpty()) {
      throw new ModelException(place, "an expression gives no alias: '" + node.alias() + "'");
    }
    if (!node.kind().equals("Subquery")) {
      node.children().forEach(child -> withoutAlias(child, place));
    }
  }

  private SyntaxTree parse(String sql, Place place) {
    try {
      return SyntaxTree.of(reader.tree(sql));
    } catch (WarehouseException e) {
      throw new ModelException(place, "the SQL cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new ModelException(place, "the SQL holds a name that is not read here");
    }
  }

  private static Set<String> functions() {
    return Resource.text("functions.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A look at one piece of SQL. */
  private final class Inside {
    private final Place place;
    private final Set<String> names;
    private final Set<String> seen = new HashSet<>();
    private Set<String> named = Set.of();
    private boolean bound;

    Inside(Place place, Set<String> names) {
      this.place = place;
      this.names = names;
    }

    void look(SyntaxTree tree, String sql) {
      named = namedQueries(sql);
      tree.children().forEach(child -> child.each(this::node));
      for (String name : names) {
        if (!seen.contains(name)) {
          throw refused("a reference stands where the engine reads none: in quotes or a comment");
        }
      }
    }

    private void node(SyntaxTree node) {
      if (!NODES.contains(node.kind())) {
        throw refused(
            node.kind().equals("Set")
                ? "SETTINGS are not for models: Footfall sets them itself, the project's filter"
                    + " among them"
                : "'" + node.kind() + "' is not read here");
      }
      switch (node.kind()) {
        case "Function" -> function(node);
        case "Identifier" -> see(node.name());
        case "TableIdentifier" -> source(node.name());
        case "TableExpression" -> notAFunction(node);
        default -> {}
      }
    }

    private void notAFunction(SyntaxTree expression) {
      for (SyntaxTree child : expression.children()) {
        if (child.kind().equals("Function")) {
          throw refused(
              "the table function '" + child.name() + "' reads past the project's filter");
        }
      }
    }

    private void function(SyntaxTree node) {
      String name = node.name().toLowerCase(Locale.ROOT);
      if (!FUNCTIONS.contains(Combinators.base(name, FUNCTIONS))) {
        throw refused(
            "the function '"
                + node.name()
                + "' is not among those that a model may call"
                + YamlMap.meant(name, FUNCTIONS));
      }
      if ((name.equals("in") || name.equals("notin")) && !node.children().isEmpty()) {
        List<SyntaxTree> arguments = node.children().getFirst().children();
        if (arguments.stream().skip(1).anyMatch(each -> each.kind().equals("Identifier"))) {
          throw refused("IN takes a list or a query in brackets here, not a name");
        }
      }
    }

    private void source(String name) {
      see(name);
      if (names.contains(name) || named.contains(name)) {
        return;
      }
      bound |= table(name, place);
    }

    private void see(String name) {
      int dot = name.indexOf('.');
      seen.add(dot < 0 ? name : name.substring(0, dot));
    }

    private Set<String> namedQueries(String sql) {
      String line;
      try {
        line = reader.oneLine(sql);
      } catch (WarehouseException e) {
        throw refused("the SQL cannot be read: " + e.getMessage());
      }
      var bare = new StringBuilder();
      var quoted = QUOTED.matcher(line);
      while (quoted.find()) {
        if (quoted.group(1) != null && !PLAIN.matcher(quoted.group(1)).matches()) {
          throw refused("the name `" + quoted.group(1) + "` is not read here");
        }
        quoted.appendReplacement(bare, "''");
      }
      quoted.appendTail(bare);
      return NAMED_QUERY.matcher(bare).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    private ModelException refused(String sentence) {
      return new ModelException(place, sentence);
    }
  }
}
