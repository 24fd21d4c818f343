package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a visualization in either schema of the lineage (lineage.md 3.3). */
final class VisualizationReader {
  private static final List<String> REQUIRED = List.of("data", "options", "type");
  private static final List<String> OPTIONAL = List.of("version", "slug", "errors");
  private static final List<String> SOURCES = List.of("cube_analytics", "Cube");

  private final String commit;

  VisualizationReader(String commit) {
    this.commit = commit;
  }

  /** The visualization in a file. */
  Visualization read(String slug, String file, byte[] bytes) {
    List<Problem> problems = new ArrayList<>();
    try {
      Optional<Part> root = Part.root(YamlFile.read(file, bytes), problems);
      if (root.isPresent()) {
        return read(slug, root.get(), problems);
      }
    } catch (UnreadableException e) {
      problems.add(e.problem());
    }
    return Visualization.unusable(slug, problems, commit);
  }

  /** The visualization that a panel holds itself. */
  Visualization inline(String otherwise, Part part) {
    List<Problem> problems = new ArrayList<>();
    Part own = part.reportingTo(problems);
    return read(own.text("slug", otherwise), own, problems);
  }

  private Visualization read(String slug, Part part, List<Problem> problems) {
    part.keys(REQUIRED, OPTIONAL).constant("version", 1, "1");
    String type = part.choice("type", Visualization.TYPES, Visualization.UNKNOWN);
    Map<String, @Nullable Object> query =
        part.part("data").map(VisualizationReader::query).orElse(Map.of());
    Map<String, @Nullable Object> options = part.plain("options");
    return new Visualization(slug, type, query, options, List.copyOf(problems), commit);
  }

  private static Map<String, @Nullable Object> query(Part data) {
    data.keys(List.of("type", "query"), List.of());
    String source = data.choice("type", SOURCES, "");
    return source.isEmpty() ? Map.of() : data.plain("query");
  }
}
