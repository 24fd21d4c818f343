package dev.footfall.definitions;

import dev.footfall.event.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a dashboard in either schema of the lineage (lineage.md 3.2). */
final class DashboardReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final List<String> REQUIRED = List.of("title", "panels");
  private static final List<String> OPTIONAL =
      List.of("version", "description", "status", "gridHeight", "errors", "filters");
  private static final List<String> PANEL_REQUIRED =
      List.of("title", "gridAttributes", "visualization");
  private static final List<String> PANEL_OPTIONAL =
      List.of("queryOverrides", "options", "tooltip");

  private final Map<String, Visualization> visualizations;
  private final VisualizationReader inline;
  private final boolean userDefined;
  private final String commit;

  /**
   * Reads dashboards of one commit.
   *
   * @param visualizations those that panels can name, by slug
   */
  DashboardReader(Map<String, Visualization> visualizations, boolean userDefined, String commit) {
    this.visualizations = visualizations;
    this.inline = new VisualizationReader(commit);
    this.userDefined = userDefined;
    this.commit = commit;
  }

  /** The dashboard in a file. */
  Dashboard read(String slug, String file, byte[] bytes) {
    List<Problem> problems = new ArrayList<>();
    try {
      Optional<Part> root = Part.root(YamlFile.read(file, bytes), problems);
      if (root.isPresent()) {
        return read(slug, root.get(), problems);
      }
    } catch (UnreadableException e) {
      problems.add(e.problem());
    }
    return new Dashboard(
        slug,
        slug,
        "",
        "",
        "default",
        Filters.NONE,
        List.of(),
        List.copyOf(problems),
        userDefined,
        commit);
  }

  private Dashboard read(String slug, Part root, List<Problem> problems) {
    root.keys(REQUIRED, OPTIONAL).constant("version", "2", "1");
    String title = root.text("title", slug);
    String description = root.text("description", "");
    String status = root.choice("status", List.of("beta", "experiment"), "");
    String gridHeight = root.choice("gridHeight", List.of("default", "compact"), "default");
    Filters filters = root.part("filters").map(FiltersReader::read).orElse(Filters.NONE);
    List<Panel> panels = new ArrayList<>();
    root.parts("panels", (index, part) -> panels.add(panel(slug + "-" + (index + 1), part)));
    return new Dashboard(
        slug,
        title,
        description,
        status,
        gridHeight,
        filters,
        List.copyOf(panels),
        List.copyOf(problems),
        userDefined,
        commit);
  }

  private Panel panel(String name, Part part) {
    part.keys(PANEL_REQUIRED, PANEL_OPTIONAL);
    return new Panel(
        part.text("title", ""),
        part.part("gridAttributes").map(DashboardReader::grid).orElse(GridAttributes.UNKNOWN),
        part.plain("queryOverrides"),
        part.plain("options"),
        part.part("tooltip").map(DashboardReader::tooltip).orElse(null),
        visualization(name, part));
  }

  private Visualization visualization(String panel, Part part) {
    if (part.hasPart("visualization")) {
      return part.part("visualization").map(own -> inline.inline(panel, own)).orElseThrow();
    }
    String name = part.text("visualization", "");
    Visualization found = visualizations.get(name);
    return found == null ? missing(name, part.place("visualization")) : found;
  }

  private Visualization missing(String name, Place place) {
    Problem problem =
        NAME.matcher(name).matches()
            ? Problem.error(place, "Visualization file " + name + ".yaml not found", meant(name))
            : Problem.error(
                place,
                "property '/visualization' must be a name of letters, digits, '-' and '_'",
                "a visualization is a file of the folder visualizations, named without .yaml");
    return Visualization.unusable(name, List.of(problem), commit);
  }

  private String meant(String name) {
    return Nearest.to(name, visualizations.keySet())
        .map(near -> "did you mean '" + near + "'?")
        .orElse("");
  }

  private static GridAttributes grid(Part part) {
    part.keys(
        List.of("height", "width"),
        List.of("xPos", "yPos", "minWidth", "minHeight", "maxWidth", "maxHeight"));
    Integer width = part.count("width");
    Integer height = part.count("height");
    return new GridAttributes(
        part.count("xPos"),
        part.count("yPos"),
        width == null ? GridAttributes.UNKNOWN.width() : width,
        height == null ? GridAttributes.UNKNOWN.height() : height,
        part.count("minWidth"),
        part.count("minHeight"),
        part.count("maxWidth"),
        part.count("maxHeight"));
  }

  private static Tooltip tooltip(Part part) {
    part.keys(List.of("description"), List.of("descriptionLink"));
    return new Tooltip(part.text("description", ""), part.text("descriptionLink", ""));
  }
}
