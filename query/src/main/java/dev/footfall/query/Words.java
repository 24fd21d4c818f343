package dev.footfall.query;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the SQL of a member is made of besides its references. */
final class Words {
  private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'");
  private static final Pattern COLUMN = Pattern.compile("^\\s*\\.\\s*(\\w+)");
  private static final Pattern WORD = Pattern.compile("\\b([A-Za-z_]\\w*)\\b(\\s*\\()?");

  /** A query, or the name of a table or a set. */
  private static final Pattern ROWS = Pattern.compile("(?i)\\bSELECT\\b|\\bIN\\s+(?!\\()");

  private static final Set<String> GRAMMAR =
      Set.of(
          "and", "or", "not", "is", "null", "in", "like", "ilike", "between", "case", "when",
          "then", "else", "end", "true", "false", "div", "mod");

  /** Functions of one row's values. */
  private static final Set<String> PLAIN =
      Set.of(
          "nullif",
          "ifnull",
          "coalesce",
          "if",
          "multiif",
          "round",
          "floor",
          "ceil",
          "abs",
          "greatest",
          "least",
          "tofloat64",
          "toint64",
          "touint64",
          "tostring",
          "sqrt",
          "divide",
          "intdiv",
          "concat",
          "lower",
          "upper",
          "isnull",
          "isnotnull");

  private Words() {}

  /** The column that a text begins with where it follows a cube, as in {@code .user_id}. */
  static String column(String text) {
    var column = COLUMN.matcher(text);
    return column.find() ? column.group(1) : "";
  }

  /**
   * Whether SQL says the same of a row whenever it is asked: it looks neither at the clock nor at
   * rows of tables.
   */
  static boolean lasting(String sql) {
    String plain = LITERAL.matcher(sql).replaceAll(" ");
    return !Freshness.VOLATILE.matcher(plain).find() && !ROWS.matcher(plain).find();
  }

  /** Whether SQL holds nothing but references, values, operators and functions of one row. */
  static boolean plain(Template template) {
    var sql = new StringBuilder();
    boolean afterName = false;
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Text text ->
            sql.append(afterName ? COLUMN.matcher(text.sql()).replaceFirst(" ") : text.sql());
        case Template.Name _, Template.MemberOf _ -> sql.append(' ');
        default -> {
          return false;
        }
      }
      afterName = !(part instanceof Template.Text);
    }
    return WORD
        .matcher(LITERAL.matcher(sql).replaceAll(" "))
        .results()
        .map(word -> word.group(1).toLowerCase(Locale.ROOT) + (word.group(2) == null ? "" : "("))
        .collect(Collectors.toSet())
        .stream()
        .allMatch(Words::known);
  }

  private static boolean known(String word) {
    return word.endsWith("(")
        ? PLAIN.contains(word.substring(0, word.length() - 1))
            || GRAMMAR.contains(word.substring(0, word.length() - 1))
        : GRAMMAR.contains(word);
  }
}
