package dev.footfall.definitions;

/** Reads a funnel (lineage.md 4): its shape; what it means is another room's. */
final class FunnelReader {
  private final String commit;

  FunnelReader(String commit) {
    this.commit = commit;
  }

  /** The funnel in a file. */
  Funnel read(String slug, DefinitionFile file) {
    Part root = file.root();
    return new Funnel(
        slug,
        root.text("name", slug),
        root.count("seconds_to_convert", 0),
        root.parts("steps").stream().map(FunnelReader::step).toList(),
        file.problems(),
        file.source(),
        commit);
  }

  private static Funnel.Step step(Part part) {
    return new Funnel.Step(part.text("name", ""), part.text("target", ""), part.text("action", ""));
  }
}
