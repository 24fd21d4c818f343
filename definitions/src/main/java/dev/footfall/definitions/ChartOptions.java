package dev.footfall.definitions;

import dev.footfall.event.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a visualization's type, its options and its query go together. */
final class ChartOptions {
  private static final Set<String> CHARTS =
      Set.of("LineChart", "AreaChart", "ColumnChart", "BarChart", "StackedColumnChart");
  private static final Set<String> OF_A_TABLE = Set.of("DataTable");

  /** Options that mean something for some types only. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "xAxis", CHARTS,
          "yAxis", CHARTS,
          "chartTooltip", CHARTS,
          "includeLegendAvgMax", CHARTS,
          "links", OF_A_TABLE,
          "refetchOnSort", OF_A_TABLE,
          "fields", OF_A_TABLE);

  private final String type;
  private final Columns columns;
  private final Part visualization;
  private final List<Problem> problems = new ArrayList<>();

  /** Of a visualization that is right so far. */
  ChartOptions(String type, Columns columns, Part visualization) {
    this.type = type;
    this.columns = columns;
    this.visualization = visualization;
  }

  /** What does not. */
  List<Problem> problems() {
    if (columns.measures().isEmpty() && !type.equals("DataTable")) {
      Place place = visualization.part("data").orElse(visualization).place("query");
      String message = "a " + type + " draws measures, and the query has none";
      problems.add(Problem.error(Rule.OPTION, place, message, "give the query measures"));
    }
    if (type.equals("FunnelChart") && !columns.measures().isEmpty()) {
      funnel();
    }
    visualization.part("options").ifPresent(this::options);
    return problems;
  }

  /** What its bars are, and how long. */
  private void funnel() {
    if (columns.has("count") && (columns.has("step") || columns.has("stepNumber"))) {
      return;
    }
    problems.add(
        Problem.error(
            Rule.OPTION,
            visualization.part("data").orElse(visualization).place("query"),
            "a FunnelChart draws the people at each step of a funnel, and the query does not ask"
                + " for both",
            "ask for the measure <funnel>.count and the dimension <funnel>.step"));
  }

  private void options(Part options) {
    for (String option : options.mapping().keys().keySet()) {
      Set<String> types = TYPES.get(option);
      if (types != null && !types.contains(type) && options.has(option)) {
        warn(
            options.mapping().key(option),
            "the option '" + option + "' means nothing for a " + type,
            "it is for " + (types.size() == 1 ? "a DataTable" : "charts with axes"));
      }
    }
    options.part("xAxis").ifPresent(this::timeAxis);
    if (type.equals("DataTable")) {
      options.parts("links").forEach(this::link);
    }
  }

  private void timeAxis(Part axis) {
    if (CHARTS.contains(type)
        && axis.text("type", "").equals("time")
        && columns.times().isEmpty()) {
      warn(
          axis.place("type"),
          "the axis is of type time, and the query cuts no time",
          "give a time dimension a granularity, or write category");
    }
  }

  private void link(Part link) {
    column(link.place("text"), link.text("text", ""));
    column(link.place("href"), link.text("href", ""));
    if (link.value("href") instanceof Yaml.Sequence names) {
      names
          .items()
          .forEach(name -> column(name.place(), name.plain() instanceof String text ? text : ""));
    }
  }

  private void column(Place place, String name) {
    if (!name.isEmpty() && !columns.has(name)) {
      warn(
          place,
          "the query has no column '" + name + "', so there is no link",
          Nearest.to(name, columns.all()).map(near -> "did you mean '" + near + "'?").orElse(""));
    }
  }

  private void warn(Place place, String message, String hint) {
    problems.add(Problem.warning(Rule.OPTION, place, message, hint));
  }
}
