package dev.footfall.query;

import dev.footfall.query.Query.TimeDimension;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a query's JSON as strictly as Cube does: an unknown key is refused. */
final class QueryReader {
  /** Rows at most, where a query does not say. */
  static final int DEFAULT_LIMIT = 10_000;

  /** Rows at most, whatever a query says. */
  static final int MAX_LIMIT = 50_000;

  static final Pattern MEMBER = Pattern.compile("[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+");
  private static final Pattern DIMENSION =
      Pattern.compile("[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)?");

  /**
   * {@code renewQuery} is of older clients: answers are fresh anyway. {@code joinHints} are read
   * and not needed: paths of joins are the shortest.
   */
  static final Set<String> KEYS =
      Set.of(
          "measures",
          "dimensions",
          "segments",
          "filters",
          "timeDimensions",
          "order",
          "limit",
          "offset",
          "total",
          "timezone",
          "ungrouped",
          "responseFormat",
          "cache",
          "cacheMode",
          "renewQuery",
          "joinHints");

  private static final Set<String> TIME_KEYS =
      Set.of("dimension", "granularity", "dateRange", "compareDateRange");
  private static final Pattern CUBE = Pattern.compile("[a-zA-Z0-9_]+");

  /** Answers are never stale: only the last mode means something. */
  static final String NO_CACHE = "no-cache";

  static final List<String> CACHE_MODES =
      List.of("stale-if-slow", "stale-while-revalidate", "must-revalidate", NO_CACHE);

  private static final List<String> FORMATS = List.of("default", "compact", "columnar");

  private final Clock clock;
  private final ZoneId defaultZone;

  /** Reads phrases such as {@code today} by this clock, in this zone where a query names none. */
  QueryReader(Clock clock, ZoneId defaultZone) {
    this.clock = clock;
    this.defaultZone = defaultZone;
  }

  /**
   * Reads a query.
   *
   * @throws QueryException if it is not in the query language
   */
  Query read(JsonNode json) {
    if (!json.isObject()) {
      throw new QueryException(400, "Invalid query format: \"value\" must be of type object");
    }
    if (json.has("maskedMembers")) {
      throw new QueryException(400, "maskedMembers cannot be provided in the query");
    }
    if (json.has("subqueryJoins")) {
      throw Form.expression();
    }
    var form = new Form(json, "");
    form.flag("renewQuery");
    joinHints(form);
    ZoneId zone = zone(form);
    var dates = new DateText(LocalDateTime.ofInstant(clock.instant(), zone));
    var dimensions = new ArrayList<String>();
    var times = new ArrayList<TimeDimension>();
    List<String> measures = form.names("measures", MEMBER);
    split(form.names("dimensions", DIMENSION), dimensions, times);
    var filters = new FilterReader().filters(form);
    times.addAll(0, times(form, dates));
    var query =
        new Query(
            measures,
            dimensions,
            times,
            filters,
            form.names("segments", MEMBER),
            OrderReader.order(form),
            form.count("limit", DEFAULT_LIMIT),
            form.count("offset", 0),
            form.flag("total"),
            form.flag("ungrouped"),
            format(form.choice("responseFormat", FORMATS)),
            anew(form),
            zone);
    form.only(KEYS);
    return checked(query);
  }

  /** Clients send it beside the query or in it; {@code cacheMode} is its later name. */
  private static boolean anew(Form form) {
    String older = form.choice("cache", CACHE_MODES);
    String mode = form.node().has("cacheMode") ? form.choice("cacheMode", CACHE_MODES) : older;
    return mode.equals(NO_CACHE);
  }

  private static Query.Format format(String word) {
    return switch (word) {
      case "compact" -> Query.Format.COMPACT;
      case "columnar" -> Query.Format.COLUMNAR;
      default -> Query.Format.DEFAULT;
    };
  }

  private static void joinHints(Form form) {
    List<JsonNode> paths = form.items("joinHints");
    for (int i = 0; i < paths.size(); i++) {
      if (!paths.get(i).isArray()) {
        throw form.wrong("joinHints[" + i + "]", "must be an array");
      }
      for (JsonNode cube : paths.get(i).values()) {
        form.name("joinHints[" + i + "][0]", cube, CUBE);
      }
    }
  }

  private static Query checked(Query query) {
    boolean cuts = query.timeDimensions().stream().anyMatch(time -> !time.granularity().isEmpty());
    if (query.measures().isEmpty() && query.dimensions().isEmpty() && !cuts) {
      throw new QueryException(
          400,
          "Query should contain either measures, dimensions or timeDimensions with granularities in"
              + " order to be valid");
    }
    if (query.limit() > MAX_LIMIT) {
      throw QueryException.at("limit", "Error: The query limit has been exceeded.");
    }
    return query;
  }

  private ZoneId zone(Form form) {
    String name = form.text("timezone");
    if (!form.node().has("timezone")) {
      return defaultZone;
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw form.wrong("timezone", "must be a valid IANA time zone, got \"" + name + "\"");
    }
    return ZoneId.of(name);
  }

  /** {@code Cube.time.day} among the dimensions is a time dimension. */
  private static void split(
      List<String> names, List<String> dimensions, List<TimeDimension> times) {
    for (String name : names) {
      int granularity = name.indexOf('.', name.indexOf('.') + 1);
      if (granularity < 0) {
        dimensions.add(name);
      } else {
        times.add(
            new TimeDimension(
                name.substring(0, granularity), name.substring(granularity + 1), null));
      }
    }
  }

  private static List<TimeDimension> times(Form form, DateText dates) {
    var times = new ArrayList<TimeDimension>();
    List<JsonNode> items = form.items("timeDimensions");
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).isObject()) {
        throw form.wrong("timeDimensions[" + i + "]", "must be of type object");
      }
      times.add(time(new Form(items.get(i), "timeDimensions[" + i + "]."), dates));
    }
    return times;
  }

  private static TimeDimension time(Form form, DateText dates) {
    JsonNode dimension = form.get("dimension");
    if (dimension == null) {
      throw form.wrong("dimension", "is required");
    }
    String name = form.name("dimension", dimension, MEMBER);
    JsonNode granularity = form.get("granularity");
    String cut = granularity == null || granularity.isNull() ? "" : form.text("granularity");
    if (cut.length() > 128) {
      throw form.wrong("granularity", "length must be less than or equal to 128 characters long");
    }
    form.only(TIME_KEYS);
    List<TimeRange> compared = compared(form, dates);
    // What is compared wins over a range, as in Cube.
    TimeRange range = compared.isEmpty() ? range(form, "dateRange", dates) : null;
    return new TimeDimension(name, cut, range, compared, false);
  }

  private static List<TimeRange> compared(Form form, DateText dates) {
    JsonNode given = form.get("compareDateRange");
    if (given == null || given.isNull()) {
      return List.of();
    }
    var ranges = new ArrayList<TimeRange>();
    List<JsonNode> items = form.items("compareDateRange");
    for (int i = 0; i < items.size(); i++) {
      TimeRange range = range(form, "compareDateRange[" + i + "]", items.get(i), dates);
      if (range == null) {
        throw form.wrong("compareDateRange[" + i + "]", "must be one of [string, array]");
      }
      ranges.add(range);
    }
    if (ranges.isEmpty()) {
      throw form.wrong("compareDateRange", "must contain at least 1 items");
    }
    return ranges;
  }

  private static @Nullable TimeRange range(Form form, String key, DateText dates) {
    JsonNode range = form.get(key);
    return range == null ? null : range(form, key, range, dates);
  }

  private static @Nullable TimeRange range(Form form, String key, JsonNode range, DateText dates) {
    if (range.isNull()) {
      return null;
    }
    if (range.isString()) {
      return dates.range(range.stringValue());
    }
    List<JsonNode> items = form.items(key, range);
    if (items.isEmpty()) {
      throw form.wrong(key, "must contain at least 1 items");
    }
    if (items.size() > 2) {
      throw form.wrong(key, "must contain less than or equal to 2 items");
    }
    if (!items.stream().allMatch(JsonNode::isString)) {
      throw form.wrong(key + "[0]", "must be a string");
    }
    return dates.range(items.getFirst().stringValue(), items.getLast().stringValue());
  }
}
