package dev.footfall.query;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The query language said plainly once more: the events as rows of {@code TrackedEvents}, looked
 * through one by one for each query. Knows a few members, every operator, the usual granularities,
 * {@code and} and {@code or}, and ranges of two dates; order, limit and offset are not looked at.
 */
final class NaiveQueries {
  /** The dimensions that are a field of the event; an empty one is missing. */
  static final Map<String, Field> TEXTS =
      Map.of(
          "eventName", Field.EVENT_NAME,
          "agentName", Field.AGENT_NAME,
          "pageUrlpath", Field.PAGE_URLPATH);

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final String CUBE = "TrackedEvents.";

  private final List<Row> rows;

  /** Over the events of one project. */
  NaiveQueries(List<Event> events) {
    Map<String, String> people = new HashMap<>();
    for (String text : new NaiveLaws(events).people()) {
      people.put(text.substring(0, 36), text.substring(37));
    }
    rows = events.stream().map(event -> row(event, people)).toList();
  }

  /** The rows of the answer, in any order: each value by its name, as its text. */
  List<Map<String, String>> answer(JsonNode query) {
    ZoneId zone = ZoneId.of(query.path("timezone").asString("UTC"));
    Predicate<Row> asked = row -> true;
    for (JsonNode filter : query.path("filters")) {
      if (!aboutMeasures(filter)) {
        asked = asked.and(condition(filter, zone));
      }
    }
    for (JsonNode time : query.path("timeDimensions")) {
      if (time.has("dateRange")) {
        asked = asked.and(during(time.path("dateRange"), zone));
      }
    }
    for (JsonNode segment : query.path("segments")) {
      asked =
          asked.and(row -> !Boolean.TRUE.equals(row.values().get(excluded(segment.asString()))));
    }
    var groups = new LinkedHashMap<Map<String, String>, List<Row>>();
    for (Row row : rows) {
      if (asked.test(row)) {
        groups.computeIfAbsent(key(row, query, zone), _ -> new ArrayList<>()).add(row);
      }
    }
    if (groups.isEmpty() && query.path("dimensions").isEmpty() && !cut(query)) {
      groups.put(Map.of(), List.of());
    }
    return groups.entrySet().stream()
        .filter(group -> keeps(query.path("filters"), group.getValue()))
        .map(group -> answered(group.getKey(), group.getValue(), query))
        .toList();
  }

  private static boolean cut(JsonNode query) {
    return query.path("timeDimensions").valueStream().anyMatch(time -> time.has("granularity"));
  }

  private static Map<String, String> key(Row row, JsonNode query, ZoneId zone) {
    var key = new LinkedHashMap<String, String>();
    for (JsonNode dimension : query.path("dimensions")) {
      key.put(dimension.asString(), text(row.values().get(member(dimension.asString()))));
    }
    for (JsonNode time : query.path("timeDimensions")) {
      if (time.has("granularity")) {
        LocalDateTime at = LocalDateTime.ofInstant(row.at(), zone);
        String granularity = time.path("granularity").asString();
        key.put(CUBE + "derivedTstamp." + granularity, TEXT.format(start(at, granularity)));
        key.put(CUBE + "derivedTstamp", TEXT.format(start(at, granularity)));
      }
    }
    return key;
  }

  private static Map<String, String> answered(
      Map<String, String> key, List<Row> rows, JsonNode query) {
    var answer = new LinkedHashMap<>(key);
    for (JsonNode measure : query.path("measures")) {
      answer.put(measure.asString(), Long.toString(counted(member(measure.asString()), rows)));
    }
    return answer;
  }

  private static long counted(String measure, List<Row> rows) {
    return switch (measure) {
      case "count" -> rows.size();
      case "pageViewsCount" -> named(rows, "page_view");
      case "linkClicksCount" -> named(rows, "link_click");
      case "uniqueUsersCount" ->
          rows.stream()
              .map(row -> row.values().get("userId"))
              .filter(Objects::nonNull)
              .distinct()
              .count();
      default -> throw new IllegalArgumentException(measure);
    };
  }

  private static long named(List<Row> rows, String event) {
    return rows.stream().filter(row -> event.equals(row.values().get("eventName"))).count();
  }

  private static boolean aboutMeasures(JsonNode filter) {
    for (String group : List.of("and", "or")) {
      if (filter.has(group)) {
        return aboutMeasures(filter.path(group).path(0));
      }
    }
    return filter.path("member").asString().endsWith("ount");
  }

  private static boolean keeps(JsonNode filters, List<Row> rows) {
    return filters
        .valueStream()
        .filter(NaiveQueries::aboutMeasures)
        .allMatch(filter -> keepsGroup(filter, rows));
  }

  private static boolean keepsGroup(JsonNode filter, List<Row> rows) {
    if (filter.has("and")) {
      return filter.path("and").valueStream().allMatch(each -> keepsGroup(each, rows));
    }
    if (filter.has("or")) {
      return filter.path("or").valueStream().anyMatch(each -> keepsGroup(each, rows));
    }
    double value = counted(member(filter.path("member").asString()), rows);
    double first = filter.path("values").path(0).asDouble();
    return switch (filter.path("operator").asString()) {
      case "gt" -> value > first;
      case "gte" -> value >= first;
      case "lt" -> value < first;
      case "lte" -> value <= first;
      case "equals" -> value == first;
      case "notEquals" -> value != first;
      default -> throw new IllegalArgumentException(filter.toString());
    };
  }

  private static Predicate<Row> condition(JsonNode filter, ZoneId zone) {
    if (filter.has("and")) {
      return filter
          .path("and")
          .valueStream()
          .map(each -> condition(each, zone))
          .reduce(row -> true, Predicate::and);
    }
    if (filter.has("or")) {
      return filter
          .path("or")
          .valueStream()
          .map(each -> condition(each, zone))
          .reduce(row -> false, Predicate::or);
    }
    String member = member(filter.path("member").asString());
    String operator = filter.path("operator").asString();
    JsonNode values = filter.path("values");
    if (operator.endsWith("Date") || operator.endsWith("DateRange")) {
      return moment(operator, values, zone);
    }
    var given = new ArrayList<@Nullable String>();
    values.forEach(value -> given.add(value.isNull() ? null : value.asString()));
    return row -> test(operator, row.values().get(member), given);
  }

  /** Cube's rules for missing values: nothing is in no list, unless the list has null. */
  private static boolean test(
      String operator, @Nullable Object value, List<@Nullable String> given) {
    boolean missing = given.contains(null);
    String text = value == null ? null : value.toString();
    return switch (operator) {
      case "set" -> text != null;
      case "notSet" -> text == null;
      case "equals", "in" -> text == null ? missing : given.contains(text);
      case "notEquals", "notIn" -> text == null ? !missing : !given.contains(text);
      case "contains" -> text == null ? missing : any(given, each -> lower(text).contains(each));
      case "startsWith" ->
          text == null ? missing : any(given, each -> lower(text).startsWith(each));
      case "endsWith" -> text == null ? missing : any(given, each -> lower(text).endsWith(each));
      case "notContains" ->
          text == null ? !missing : !any(given, each -> lower(text).contains(each));
      case "notStartsWith" ->
          text == null ? !missing : !any(given, each -> lower(text).startsWith(each));
      case "notEndsWith" ->
          text == null ? !missing : !any(given, each -> lower(text).endsWith(each));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean any(List<@Nullable String> given, Predicate<String> test) {
    return given.stream().filter(Objects::nonNull).anyMatch(each -> test.test(lower(each)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Predicate<Row> moment(String operator, JsonNode values, ZoneId zone) {
    Instant from = instant(values.path(0), zone, false);
    Instant to = instant(values.path(values.size() - 1), zone, true);
    return switch (operator) {
      case "inDateRange" -> row -> !row.at().isBefore(from) && !row.at().isAfter(to);
      case "notInDateRange" -> row -> row.at().isBefore(from) || row.at().isAfter(to);
      case "beforeDate" -> row -> row.at().isBefore(from);
      case "afterOrOnDate" -> row -> !row.at().isBefore(from);
      case "afterDate" -> row -> row.at().isAfter(to);
      case "beforeOrOnDate" -> row -> !row.at().isAfter(to);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static Predicate<Row> during(JsonNode range, ZoneId zone) {
    Instant from = instant(range.path(0), zone, false);
    Instant to = instant(range.path(1), zone, true);
    return row -> !row.at().isBefore(from) && !row.at().isAfter(to);
  }

  /** A date is a whole day; of a moment that the clock shows twice the range takes both. */
  private static Instant instant(JsonNode value, ZoneId zone, boolean end) {
    String text = value.asString();
    LocalDateTime moment =
        text.length() > 10
            ? LocalDateTime.parse(text)
            : LocalDateTime.parse(text + (end ? "T23:59:59.999" : "T00:00:00"));
    var at = moment.atZone(zone);
    return (end ? at.withLaterOffsetAtOverlap() : at.withEarlierOffsetAtOverlap()).toInstant();
  }

  private static LocalDateTime start(LocalDateTime at, String granularity) {
    LocalDateTime day = at.truncatedTo(ChronoUnit.DAYS);
    return switch (granularity) {
      case "second" -> at.truncatedTo(ChronoUnit.SECONDS);
      case "minute" -> at.truncatedTo(ChronoUnit.MINUTES);
      case "hour" -> at.truncatedTo(ChronoUnit.HOURS);
      case "day" -> day;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      case "quarter" -> day.withDayOfMonth(1).withMonth((at.getMonthValue() - 1) / 3 * 3 + 1);
      case "year" -> day.withDayOfYear(1);
      default -> throw new IllegalArgumentException(granularity);
    };
  }

  private static String excluded(String segment) {
    return segment.endsWith("withoutBots") ? "isBot" : "isAnonymous";
  }

  private static String member(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "null" : value.toString();
  }

  private static Row row(Event event, Map<String, String> people) {
    var values = new HashMap<String, @Nullable Object>();
    TEXTS.forEach((name, field) -> values.put(name, present(event.text(field))));
    values.put(
        "userId", present(people.getOrDefault(event.id().toString(), "null").replace("null", "")));
    values.put("isBot", event.flag(Field.IS_BOT));
    values.put("isAnonymous", event.flag(Field.IS_ANONYMOUS));
    return new Row(Objects.requireNonNull(event.time(Field.DERIVED_TSTAMP)), values);
  }

  private static @Nullable String present(String text) {
    return text.isEmpty() ? null : text;
  }

  /** An event's members. */
  private record Row(Instant at, Map<String, @Nullable Object> values) {}
}
