package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Dimension.Kind;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Group;
import dev.footfall.query.Resolved.Test;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes conditions as SQL, by Cube's rules for missing values: a negative operator holds where
 * there is no value, unless null is among the values; text is found whatever its case, and equal
 * only in the same case.
 */
final class Conditions {
  private static final int LONG_LIST = 100;

  /** Up to here a double tells whole numbers apart. */
  private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

  /** The most digits that whole numbers of 64 bits have. */
  private static final int LONGEST = 20;

  private final Model model;
  private final Ground ground;
  private final Placeholders values;
  private final ZoneId zone;
  private final DateText dates;

  Conditions(Model model, Ground ground, Placeholders values, ZoneId zone, DateText dates) {
    this.model = model;
    this.ground = ground;
    this.values = values;
    this.zone = zone;
    this.dates = dates;
  }

  /** The condition as SQL. */
  String sql(Condition condition) {
    return switch (condition) {
      case Test test -> test(test, column(test.member()));
      case During during -> within(column(during.member()), during.range(), false);
      case Group group ->
          group.conditions().stream()
              .map(each -> "(" + sql(each) + ")")
              .collect(Collectors.joining(group.all() ? " AND " : " OR "));
    };
  }

  /** The same condition on a column in place of its member; empty for conditions on several. */
  String sql(Condition condition, String column) {
    return switch (condition) {
      case Test test -> test(test, column);
      case During during -> within(column, during.range(), false);
      case Group _ -> "";
    };
  }

  private String test(Test test, String column) {
    Kind kind = kind(test.member());
    return switch (test.operator()) {
      case SET -> column + " IS NOT NULL";
      case NOT_SET -> column + " IS NULL";
      case MEASURE_FILTER -> ofMeasure(test.member());
      case EQUALS, NOT_EQUALS, IN, NOT_IN -> among(column, kind, test);
      case CONTAINS, NOT_CONTAINS -> like(column, kind, test, text -> "%" + text + "%");
      case STARTS_WITH, NOT_STARTS_WITH -> like(column, kind, test, text -> text + "%");
      case ENDS_WITH, NOT_ENDS_WITH -> like(column, kind, test, text -> "%" + text);
      case GT -> compare(column, ">", kind, test);
      case GTE -> compare(column, ">=", kind, test);
      case LT -> compare(column, "<", kind, test);
      case LTE -> compare(column, "<=", kind, test);
      case IN_DATE_RANGE, ON_THE_DATE -> within(column, range(test), false);
      case NOT_IN_DATE_RANGE -> within(column, range(test), true);
      case BEFORE_DATE -> column + " < " + values.start(range(test).from(), zone);
      case AFTER_OR_ON_DATE -> column + " >= " + values.start(range(test).from(), zone);
      case BEFORE_OR_ON_DATE -> column + " <= " + values.end(range(test).to(), zone);
      case AFTER_DATE -> column + " > " + values.end(range(test).to(), zone);
    };
  }

  private String column(Member member) {
    return "(" + model.expression(member, ground).sql() + ")";
  }

  private static Kind kind(Member member) {
    return switch (member) {
      case Dimension dimension -> dimension.kind();
      case Measure measure -> measure.aggregate().kind();
      case Member.Segment _ -> Kind.BOOLEAN;
    };
  }

  private String among(String column, Kind kind, Test test) {
    boolean not = test.operator().negative();
    List<String> given = present(test);
    boolean withNull = given.size() < test.values().size();
    String missing = column + (not == withNull ? " IS NOT NULL" : " IS NULL");
    if (given.isEmpty()) {
      return missing;
    }
    String found =
        given.size() == 1
            ? column + (not ? " <> " : " = ") + value(kind, given.getFirst(), test)
            : column + (not ? " NOT IN " : " IN ") + list(kind, given, test);
    if (not) {
      return found + (withNull ? " AND " + column + " IS NOT NULL" : " OR " + column + " IS NULL");
    }
    return found + (withNull ? " OR " + column + " IS NULL" : "");
  }

  /** A long list travels as one value: the text of a statement has its limits. */
  private String list(Kind kind, List<String> given, Test test) {
    if (kind == Kind.STRING && given.size() > LONG_LIST) {
      return "(SELECT arrayJoin(" + values.texts(given) + "))";
    }
    return given.stream()
        .map(value -> value(kind, value, test))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String like(String column, Kind kind, Test test, Function<String, String> pattern) {
    boolean not = test.operator().negative();
    List<String> given = present(test);
    boolean withNull = given.size() < test.values().size();
    String text = kind == Kind.STRING ? column : "toString(" + column + ")";
    String found =
        given.stream()
            .map(value -> values.text(pattern.apply(escaped(value))))
            .map(value -> text + (not ? " NOT ILIKE " : " ILIKE ") + value)
            .collect(Collectors.joining(not ? " AND " : " OR "));
    if (given.isEmpty()) {
      return column + (not ? " IS NOT NULL" : " IS NULL");
    }
    return found + (not == withNull ? "" : " OR " + column + " IS NULL");
  }

  private String compare(String column, String sign, Kind kind, Test test) {
    String first = test.values().getFirst();
    return first == null ? "NULL" : column + " " + sign + " " + value(kind, first, test);
  }

  private String within(String column, TimeRange range, boolean not) {
    String from = values.start(range.from(), zone);
    String to = values.end(range.to(), zone);
    return not
        ? column + " < " + from + " OR " + column + " > " + to
        : column + " >= " + from + " AND " + column + " <= " + to;
  }

  /** What the date or dates of a condition stand for. */
  TimeRange range(Test test) {
    return range(test, dates);
  }

  /**
   * What the date or dates of a condition stand for.
   *
   * @throws QueryException if they cannot be read
   */
  static TimeRange range(Test test, DateText dates) {
    List<String> given = present(test);
    if (given.size() != test.values().size()) {
      throw new QueryException(400, "Can't parse date: 'null'");
    }
    String first = given.getFirst();
    if (given.size() == 1) {
      return dates.absolute(first) && !wholeDay(test.operator())
          ? dates.range(first, first)
          : dates.range(first);
    }
    if (!wholeDay(test.operator())) {
      return dates.range(first, first);
    }
    if (!dates.absolute(first) || !dates.absolute(given.getLast())) {
      throw new QueryException(
          400,
          "Relative-date strings are only supported when `values` has a single element for operator"
              + " "
              + test.operator().word());
    }
    return dates.range(first, given.getLast());
  }

  private static boolean wholeDay(Operator operator) {
    return switch (operator) {
      case IN_DATE_RANGE, NOT_IN_DATE_RANGE, ON_THE_DATE -> true;
      default -> false;
    };
  }

  /** The rows that a measure counts. */
  private String ofMeasure(Member member) {
    String rows = member instanceof Measure measure ? model.rows(measure) : "";
    return rows.isEmpty() ? "true" : rows;
  }

  private String value(Kind kind, String value, Test test) {
    return switch (kind) {
      case STRING, GEO -> values.text(value);
      case NUMBER -> number(value, test);
      case BOOLEAN -> values.flag(flag(value, test));
      case TIME -> values.start(dates.start(value), zone);
    };
  }

  /** Whole numbers beyond what a double tells apart, such as ids, are compared as themselves. */
  private String number(String value, Test test) {
    try {
      var number = new BigDecimal(value.strip());
      boolean long64 = number.precision() - number.scale() <= LONGEST && number.scale() <= LONGEST;
      if (long64 && number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(EXACT) > 0) {
        return values.whole(number.toBigIntegerExact());
      }
      return values.number(Double.toString(number.doubleValue()));
    } catch (NumberFormatException e) {
      throw unfit(value, "a number", test);
    }
  }

  private static boolean flag(String value, Test test) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(value, "true or false", test);
    };
  }

  private static QueryException unfit(String value, String wanted, Test test) {
    return QueryException.user(
        "'" + test.member().path() + "' is compared with '" + value + "', which is not " + wanted);
  }

  private static List<String> present(Test test) {
    return test.values().stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
