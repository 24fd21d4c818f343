package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the panels of a dashboard lie beside one another, within the grid. */
final class Grid {
  private final List<Placed> placed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private record Placed(Panel panel, Place place, int x, int y) {
    boolean over(Placed other) {
      GridAttributes one = panel.gridAttributes();
      GridAttributes two = other.panel.gridAttributes();
      return x < other.x + two.width()
          && other.x < x + one.width()
          && y < other.y + two.height()
          && other.y < y + one.height();
    }
  }

  /** Puts the next panel down, whose attributes stand at a place. */
  void put(Panel panel, Place place) {
    GridAttributes grid = panel.gridAttributes();
    int x = grid.xPos() == null ? 0 : grid.xPos();
    if (x + grid.width() > GridAttributes.COLUMNS) {
      warn(
          place,
          "the panel ends at column " + (x + grid.width()) + " of " + GridAttributes.COLUMNS,
          "make xPos and width " + GridAttributes.COLUMNS + " together at most");
    }
    if (grid.xPos() != null && grid.yPos() != null) {
      var here = new Placed(panel, place, grid.xPos(), grid.yPos());
      Placed below = below(here);
      if (below != null) {
        warn(
            place,
            "the panel lies over '" + below.panel.title() + "'",
            "that one stands in line " + below.place.line());
      }
      placed.add(here);
    }
  }

  /** What is wrong, each panel's first. */
  List<Problem> problems() {
    return problems;
  }

  private @Nullable Placed below(Placed here) {
    for (Placed other : placed) {
      if (here.over(other)) {
        return other;
      }
    }
    return null;
  }

  private void warn(Place place, String message, String hint) {
    problems.add(Problem.warning(Rule.GRID, place, message, hint));
  }
}
