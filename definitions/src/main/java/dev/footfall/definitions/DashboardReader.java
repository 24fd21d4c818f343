package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a dashboard in either schema of the lineage (lineage.md 3.2). */
final class DashboardReader {
  /** Breaches of the schema that concern one panel's visualization, and so are told there. */
  private static final Pattern IN_VISUALIZATION =
      Pattern.compile("/(panels|widgets)/[0-9]+/visualization(/.*)?", Pattern.DOTALL);

  private final PanelReader panels;
  private final boolean userDefined;
  private final String commit;

  /** Reads dashboards of one commit. */
  DashboardReader(PanelReader panels, boolean userDefined, String commit) {
    this.panels = panels;
    this.userDefined = userDefined;
    this.commit = commit;
  }

  /** The dashboard in a file. */
  Dashboard read(String slug, DefinitionFile file) {
    Part root = file.root();
    List<Problem> problems =
        new ArrayList<>(
            file.readable()
                ? root.findings().problems(at -> !IN_VISUALIZATION.matcher(at).matches())
                : file.problems());
    Filters filters =
        root.part("filters").map(new FiltersReader(problems)::read).orElse(Filters.NONE);
    List<Panel> read = panels(slug, file, filters.dateRange().enabled(), problems);
    return new Dashboard(
        slug,
        root.text("title", slug),
        root.text("description", ""),
        root.text("status", ""),
        root.text("gridHeight", "default"),
        filters,
        read,
        List.copyOf(problems),
        userDefined,
        file.source(),
        commit);
  }

  private List<Panel> panels(
      String slug, DefinitionFile file, boolean dated, List<Problem> problems) {
    Part root = file.root();
    var grid = new Grid();
    List<Panel> read = new ArrayList<>();
    // The oldest files call them widgets.
    for (Part part : root.parts(root.has("panels") ? "panels" : "widgets")) {
      Panel panel = panels.read(slug + "-" + (read.size() + 1), part, file.source(), dated);
      grid.put(panel, part.place("gridAttributes"));
      read.add(panel);
    }
    problems.addAll(grid.problems());
    return List.copyOf(read);
  }
}
