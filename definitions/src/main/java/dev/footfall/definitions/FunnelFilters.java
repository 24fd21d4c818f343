package dev.footfall.definitions;

import dev.footfall.funnel.Breakdown;
import dev.footfall.funnel.Filter;
import dev.footfall.funnel.Filter.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what else must be true of an event that takes a funnel's step (docs/funnels.md). */
final class FunnelFilters {
  private static final String CUBE = "TrackedEvents.";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

  private FunnelFilters() {}

  static Filter filter(Part part) {
    Filter.Value value =
        part.has("property")
            ? new Filter.Property(part.text("property", ""))
            : new Filter.OfEvent(part.text("member", CUBE).substring(CUBE.length()));
    return new Filter(value, operator(part), values(part));
  }

  /** What is wrong with one; its schema has been asked already. */
  static List<Problem> problems(Part part) {
    var problems = new ArrayList<Problem>();
    var keys = part.mapping().values();
    if (keys.containsKey("property") == keys.containsKey("member")) {
      problems.add(
          FunnelReader.error(
              part.mapping().place(),
              "a filter looks at one property or one member",
              "write either property or member"));
    }
    String member = part.text("member", CUBE + Breakdown.ALL.getFirst().member());
    if (!member.startsWith(CUBE) || !Breakdown.has(member.substring(CUBE.length()))) {
      problems.add(
          FunnelReader.error(
              part.place("member"),
              "'" + member + "' is nothing that a step can ask of an event",
              "one of these, behind " + CUBE + ": " + members()));
    }
    if (part.has("operator")) {
      problems.addAll(ofValues(part, operator(part)));
    }
    return problems;
  }

  private static List<Problem> ofValues(Part part, Operator operator) {
    List<String> values = values(part);
    String word = part.text("operator", "");
    if (operator.alone() != values.isEmpty()) {
      return List.of(
          FunnelReader.error(
              part.place("operator"),
              operator.alone() ? word + " takes no values" : word + " needs values",
              operator.alone() ? "leave them out" : "write values: [...]"));
    }
    boolean one = values.size() == 1 && NUMBER.matcher(values.getFirst()).matches();
    return operator.ofNumbers() && !one
        ? List.of(
            FunnelReader.error(
                part.place("values"), word + " compares with one number", "such as [100]"))
        : List.of();
  }

  private static Operator operator(Part part) {
    String word = CAPITAL.matcher(part.text("operator", "equals")).replaceAll("_");
    return Operator.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<String> values(Part part) {
    return part.scalars("values").stream().map(FunnelFilters::text).toList();
  }

  /** A number as JSON has it: without an exponent, and without zeros at its end. */
  private static String text(Object value) {
    if (!(value instanceof Number number)) {
      return value.toString();
    }
    var decimal = new BigDecimal(number.toString());
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private static String members() {
    return String.join(", ", Breakdown.ALL.stream().map(Breakdown::member).toList());
  }
}
