package dev.footfall.definitions;

import dev.footfall.event.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the panels of a commit's dashboards. */
final class PanelReader {
  private final Map<String, Visualization> visualizations;
  private final VisualizationReader inline;
  private final QueryMeaning meaning;
  private final Set<String> named;
  private final String commit;

  /**
   * Reads panels.
   *
   * @param visualizations those that panels can name, by slug
   * @param named where to write down which they do name
   */
  PanelReader(
      Map<String, Visualization> visualizations,
      VisualizationReader inline,
      QueryMeaning meaning,
      Set<String> named,
      String commit) {
    this.visualizations = visualizations;
    this.inline = inline;
    this.meaning = meaning;
    this.named = named;
    this.commit = commit;
  }

  /**
   * A panel.
   *
   * @param name what its own visualization is called
   * @param source the dashboard's file
   * @param dated whether the dashboard has a choice of days
   */
  Panel read(String name, Part part, Source source, boolean dated) {
    Panel panel = read(name, part, source);
    Visualization drawn = panel.visualization();
    if (!dated || !drawn.isSound()) {
      return panel;
    }
    List<Problem> problems = meaning.dateProblems(panel.query(), part.place("visualization"));
    return problems.isEmpty() ? panel : panel.with(drawn.with(problems));
  }

  private Panel read(String name, Part part, Source source) {
    return new Panel(
        part.text("title", ""),
        part.part("gridAttributes").map(PanelReader::grid).orElse(GridAttributes.UNKNOWN),
        part.plain("queryOverrides"),
        part.plain("options"),
        tooltip(part),
        overridden(visualization(name, part, source), part));
  }

  private Visualization visualization(String name, Part part, Source source) {
    List<Problem> refused = part.findings().within(part.pointer("visualization"));
    if (part.value("visualization") instanceof Yaml.Mapping) {
      return part.part("visualization").map(own -> inline.inline(name, own, source)).orElseThrow();
    }
    String slug = part.text("visualization", "");
    if (slug.isEmpty()) {
      List<Problem> incomplete = part.findings().problems(part.pointer()::equals);
      return Visualization.missing("", refused.isEmpty() ? incomplete : refused, commit);
    }
    named.add(slug);
    Visualization found = visualizations.get(slug);
    return found == null ? missing(slug, part.place("visualization")) : found;
  }

  private Visualization missing(String slug, Place place) {
    String hint =
        Nearest.to(slug, visualizations.keySet())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("");
    Problem problem =
        Problem.error(
            Rule.REFERENCE, place, "Visualization file " + slug + ".yaml not found", hint);
    return Visualization.missing(slug, List.of(problem), commit);
  }

  /** The visualization, with what is wrong only since the panel overrides its query. */
  private Visualization overridden(Visualization drawn, Part part) {
    Map<String, @Nullable Object> overrides = part.plain("queryOverrides");
    if (overrides.isEmpty()
        || !drawn.isSound()
        || !(part.value("queryOverrides") instanceof Yaml.Mapping written)) {
      return drawn;
    }
    var merged = Overrides.merged(drawn.query(), overrides);
    return drawn.with(meaning.problems(drawn.query(), merged, written));
  }

  private static GridAttributes grid(Part part) {
    return new GridAttributes(
        part.count("xPos"),
        part.count("yPos"),
        part.count("width", GridAttributes.UNKNOWN.width()),
        part.count("height", GridAttributes.UNKNOWN.height()),
        part.count("minWidth"),
        part.count("minHeight"),
        part.count("maxWidth"),
        part.count("maxHeight"));
  }

  private static @Nullable Tooltip tooltip(Part panel) {
    return panel
        .part("tooltip")
        .filter(tooltip -> tooltip.has("description"))
        .map(
            tooltip ->
                new Tooltip(tooltip.text("description", ""), tooltip.text("descriptionLink", "")))
        .orElse(null);
  }
}
