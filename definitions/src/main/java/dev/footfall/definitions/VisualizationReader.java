package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a visualization in either schema of the lineage (lineage.md 3.3). */
final class VisualizationReader {
  private final QueryMeaning meaning;
  private final String commit;

  VisualizationReader(QueryMeaning meaning, String commit) {
    this.meaning = meaning;
    this.commit = commit;
  }

  /** The visualization in a file. */
  Visualization read(String slug, DefinitionFile file) {
    return read(slug, file.root(), file.problems(), file.source());
  }

  /** The visualization that a panel holds itself. */
  Visualization inline(String otherwise, Part part, Source source) {
    return read(part.text("slug", otherwise), part, part.findings().within(part.pointer()), source);
  }

  private Visualization read(String slug, Part part, List<Problem> found, Source source) {
    String type = part.text("type", Visualization.UNKNOWN);
    Yaml query = part.part("data").map(data -> data.value("query")).orElse(null);
    List<Problem> problems = new ArrayList<>(found);
    if (query instanceof Yaml.Mapping asked) {
      problems.addAll(meaning.problems(asked));
    }
    Map<String, @Nullable Object> plain =
        query instanceof Yaml.Mapping asked ? asked.plain() : Map.of();
    if (problems.stream().noneMatch(Problem::isError)) {
      problems.addAll(new ChartOptions(type, Columns.of(plain), part).problems());
    }
    return new Visualization(
        slug, type, plain, part.plain("options"), List.copyOf(problems), source, commit);
  }
}
