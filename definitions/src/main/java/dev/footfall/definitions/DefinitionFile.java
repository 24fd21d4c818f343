package dev.footfall.definitions;

import java.util.List;
import java.util.Map;

/**
 * A file that was read as YAML and held against its schema.
 *
 * @param root its mapping; empty where the file holds none
 * @param readable whether it holds a mapping
 * @param problems what is wrong with it, as far as its schema knows
 */
record DefinitionFile(Source source, Part root, boolean readable, List<Problem> problems) {
  /** A file of a tree. */
  static DefinitionFile of(String path, byte[] bytes, JsonSchema schema) {
    Source source = Source.of(path, bytes);
    try {
      Yaml yaml = YamlFile.read(path, bytes);
      Findings findings = schema.findings(yaml);
      return yaml instanceof Yaml.Mapping mapping
          ? new DefinitionFile(source, new Part(mapping, "", findings), true, findings.problems())
          : nothing(source, findings.problems());
    } catch (UnreadableException e) {
      return nothing(source, List.of(e.problem()));
    }
  }

  /** A file that nothing can be taken from. */
  static DefinitionFile nothing(Source source, List<Problem> problems) {
    var empty = new Yaml.Mapping(Place.startOf(source.file()), Map.of(), Map.of());
    return new DefinitionFile(
        source, new Part(empty, "", new Findings(List.of())), false, problems);
  }
}
