package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Dimension.Kind;
import dev.footfall.query.Member.Head;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the members of a cube. */
final class MemberReader {
  private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

  /** What every member may have; of these {@code currency} and such are for other programs. */
  private static final Set<String> KEYS =
      Set.of("name", "title", "description", "public", "shown", "meta", "format", "currency");

  private static final Set<String> MEASURE_KEYS =
      with("type", "sql", "filters", "rolling_window", "drill_members");
  private static final Set<String> DIMENSION_KEYS =
      with(
          "type",
          "sql",
          "primary_key",
          "sub_query",
          "propagate_filters_to_sub_query",
          "case",
          "latitude",
          "longitude",
          "granularities",
          "suggest_filter_values",
          "order");
  private static final Set<String> SEGMENT_KEYS = with("sql");
  private static final Map<String, String> REFUSED =
      Map.of(
          "multi_stage", "is not read: a measure may refer to other measures without it",
          "time_shift", "is not read; a query compares ranges by compareDateRange",
          "drill_filters", "is not read; put them into filters",
          "mask", "is not read; say public: false",
          "values", "is not read: there are no switch dimensions here",
          "key", "is not read",
          "links", "is not read");
  private static final Map<String, Aggregate> AGGREGATES = byName(Aggregate.values());
  private static final Map<String, Kind> KINDS = byName(Kind.values());

  private final String cube;

  MemberReader(String cube) {
    this.cube = cube;
  }

  Measure measure(YamlMap yaml) {
    yaml.refuse(REFUSED).only(MEASURE_KEYS);
    Aggregate aggregate = yaml.choice("type", AGGREGATES);
    if (aggregate != Aggregate.COUNT && !yaml.has("sql")) {
      throw new ModelException(yaml.place(), "'sql' is missing");
    }
    if (aggregate.reckoned() && (yaml.has("filters") || yaml.has("rolling_window"))) {
      throw new ModelException(
          yaml.place(),
          "a measure of type "
              + aggregate.cubeName()
              + " is made of other measures: its filters and its rolling_window are theirs");
    }
    return new Measure(
        head(yaml, true),
        aggregate,
        yaml.has("sql") ? yaml.sql("sql") : null,
        yaml.maps("filters").stream().map(each -> each.only(Set.of("sql")).sql("sql")).toList(),
        yaml.texts("drill_members"),
        yaml.has("rolling_window") ? TimeReader.window(yaml.map("rolling_window")) : null);
  }

  Dimension dimension(YamlMap yaml) {
    yaml.refuse(REFUSED).only(DIMENSION_KEYS);
    boolean primaryKey = yaml.flag("primary_key", false);
    Kind kind = yaml.choice("type", KINDS);
    boolean subQuery = yaml.flag("sub_query", false);
    if (yaml.flag("propagate_filters_to_sub_query", false)) {
      throw new ModelException(
          yaml.place("propagate_filters_to_sub_query"),
          "filters do not reach into a sub-query here: the value belongs to the row, whatever is"
              + " asked");
    }
    return new Dimension(
        head(yaml, !primaryKey),
        value(yaml, kind),
        kind,
        primaryKey,
        subQuery,
        TimeReader.granularities(yaml, kind));
  }

  Segment segment(YamlMap yaml) {
    yaml.refuse(REFUSED).only(SEGMENT_KEYS);
    return new Segment(head(yaml, true), yaml.sql("sql"));
  }

  /** The name under {@code name}. */
  static String name(YamlMap yaml) {
    String name = yaml.text("name");
    if (!NAME.matcher(name).matches() || name.equals("CUBE")) {
      throw new ModelException(
          yaml.place("name"), "'" + name + "' is not a name: letters, digits and _ only");
    }
    return name;
  }

  private Template value(YamlMap yaml, Kind kind) {
    if (kind == Kind.GEO) {
      Template latitude = yaml.map("latitude").only(Set.of("sql")).sql("sql");
      Template longitude = yaml.map("longitude").only(Set.of("sql")).sql("sql");
      return Template.of(
          yaml.place(), "concat(toString(", latitude, "), ',', toString(", longitude, "))");
    }
    return yaml.has("case") ? cases(yaml.map("case")) : yaml.sql("sql");
  }

  private static Template cases(YamlMap yaml) {
    yaml.only(Set.of("when", "else"));
    var pieces = new ArrayList<Object>(List.of("CASE"));
    for (YamlMap when : yaml.maps("when")) {
      when.only(Set.of("sql", "label"));
      pieces.addAll(List.of(" WHEN (", when.sql("sql"), ") THEN ", label(when)));
    }
    if (pieces.size() == 1) {
      throw new ModelException(yaml.place(), "'when' is missing");
    }
    if (yaml.has("else")) {
      pieces.addAll(List.of(" ELSE ", label(yaml.map("else").only(Set.of("label")))));
    }
    pieces.add(" END");
    return Template.of(yaml.place(), pieces.toArray());
  }

  private static Object label(YamlMap yaml) {
    if (yaml.isMap("label")) {
      return yaml.map("label").only(Set.of("sql")).sql("sql");
    }
    return "'" + yaml.text("label").replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private Head head(YamlMap yaml, boolean isPublic) {
    String name = name(yaml);
    return new Head(
        cube,
        name,
        yaml.text("title", Title.of(name)),
        yaml.text("description", ""),
        yaml.flag("public", yaml.flag("shown", isPublic)),
        yaml.json("meta"),
        yaml.json("format"),
        null,
        yaml.place());
  }

  private static Set<String> with(String... more) {
    return Stream.concat(KEYS.stream(), Arrays.stream(more))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
  }
}
