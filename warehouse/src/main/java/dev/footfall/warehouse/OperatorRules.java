package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the operator's statements may change: tables and views of their own in the events' database.
 * The statement is looked at as the engine's parser writes it anew, with its texts taken out, so
 * that a keyword is a keyword. Only the forms that are listed here run.
 *
 * <p>A table's engine must be one that keeps its rows itself: one that reads other tables, files or
 * hosts would show a model what the project filter keeps from it.
 */
final class OperatorRules {
  private static final String NAME = "(?:footfall\\.)?([A-Za-z_]\\w*)";
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "CREATE (?:OR REPLACE )?(?:TABLE|VIEW) (?:IF NOT EXISTS )?" + NAME + " .*"),
          Pattern.compile("INSERT INTO (?!FUNCTION\\b)" + NAME + "(?: .*)?"),
          Pattern.compile("DROP (?:TABLE|VIEW) (?:IF EXISTS |IF EMPTY )?" + NAME + "(?: SYNC)?"),
          Pattern.compile("TRUNCATE TABLE (?:IF EXISTS )?" + NAME + "(?: SYNC)?"),
          Pattern.compile("ALTER TABLE " + NAME + " (?!.*\\bPARTITION\\b).*"),
          Pattern.compile("(?:DELETE FROM|UPDATE|OPTIMIZE TABLE) " + NAME + "(?: .*)?"),
          Pattern.compile("RENAME TABLE (?:IF EXISTS )?" + NAME + " TO " + NAME));
  private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'");
  private static final Pattern QUOTED_NAME = Pattern.compile("`((?:[^`\\\\]|\\\\.)*)`");
  private static final Pattern ENGINE = Pattern.compile("\\bENGINE = (\\w+)");
  private static final Pattern OWN_ENGINE =
      Pattern.compile("\\w*MergeTree|Memory|\\w*Log|Null|Set|Join");
  private static final Pattern FROM_A_QUERY = Pattern.compile(".*\\bAS (?:SELECT|WITH|\\().*");

  /** Names of tables that Footfall makes as it runs begin so. */
  private static final String RESERVED = "rollup_";

  private OperatorRules() {}

  /**
   * Checks a statement that changes something.
   *
   * @param statement as the engine writes it, on one line
   * @param own the names of Footfall's tables and views
   * @throws WarehouseException of kind QUESTION, saying what may be done
   */
  static void check(String statement, Set<String> own) {
    String plain = TEXT.matcher(statement).replaceAll("''");
    plain = QUOTED_NAME.matcher(plain).replaceAll(name -> plainName(name.group(1)));
    for (Pattern form : FORMS) {
      var match = form.matcher(plain);
      if (match.matches()) {
        for (int i = 1; i <= match.groupCount(); i++) {
          requireNotOwn(match.group(i), own);
        }
        requireOwnRows(plain);
        return;
      }
    }
    throw refused(
        "Statements here read, or make, fill, change and drop tables and views of your own, one at"
            + " a time and in the events' database; settings stand at a statement's end");
  }

  private static void requireNotOwn(String table, Set<String> own) {
    if (own.contains(table) || table.startsWith(RESERVED)) {
      throw refused("'" + table + "' is Footfall's own: it can be read here, and not be changed");
    }
  }

  private static void requireOwnRows(String plain) {
    if (!plain.startsWith("CREATE ") || plain.matches("CREATE (OR REPLACE )?VIEW .*")) {
      return;
    }
    var engines = ENGINE.matcher(plain).results().map(match -> match.group(1)).toList();
    boolean fits =
        engines.isEmpty()
            ? FROM_A_QUERY.matcher(plain).matches()
            : engines.stream().allMatch(engine -> OWN_ENGINE.matcher(engine).matches());
    if (!fits) {
      throw refused(
          "A table here keeps its rows itself: write for example ENGINE = MergeTree ORDER BY id");
    }
  }

  private static String plainName(String name) {
    return name.matches("[A-Za-z_]\\w*") ? name : "_";
  }

  private static WarehouseException refused(String sentence) {
    return new WarehouseException(Kind.QUESTION, sentence);
  }
}
