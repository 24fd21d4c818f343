package dev.footfall.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads {@code footfall.yaml}: keys nested ({@code http:}, below it {@code port: 80}) or dotted
 * ({@code http.port: 80}); a list stands for its values with commas between them.
 */
final class ConfigFile {
  private final Path file;
  private final KnownKeys known;
  private final Map<Key, Given> found = new LinkedHashMap<>();

  private ConfigFile(Path file, KnownKeys known) {
    this.file = file;
    this.known = known;
  }

  /**
   * What the file gives.
   *
   * @throws StartException if it cannot be read, names an unknown key, or names one twice
   */
  static List<Given> read(Path file, KnownKeys known) {
    var config = new ConfigFile(file, known);
    config.compose();
    return new ArrayList<>(config.found.values());
  }

  private void compose() {
    var settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      new Compose(settings).composeString(Files.readString(file)).ifPresent(n -> take("", n));
    } catch (IOException e) {
      throw new StartException("Cannot read the configuration " + file + ": " + e + ".");
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new StartException("%s%s is not YAML: %s.".formatted(file, place, e.getProblem()));
    } catch (YamlEngineException e) {
      throw new StartException("%s is not YAML: %s.".formatted(file, e.getMessage()));
    }
  }

  private void take(String name, Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        takeEntry(name, entry);
      }
    } else if (!(name.isEmpty() && text(node).isEmpty())) {
      put(name, node, text(node));
    }
  }

  private void takeEntry(String parent, NodeTuple entry) {
    String part = text(entry.getKeyNode());
    String name = parent.isEmpty() ? part : parent + "." + part;
    if (known.named(name).isEmpty() && !known.begins(name)) {
      throw KnownKeys.unknown(
          "%s: there is no key %s".formatted(place(entry.getKeyNode()), name), name, known.names());
    }
    take(name, entry.getValueNode());
  }

  private void put(String name, Node node, String value) {
    var key =
        known
            .named(name)
            .orElseThrow(
                () ->
                    new StartException(
                        "%s: %s"
                            .formatted(
                                place(node),
                                name.isEmpty()
                                    ? "the configuration must be keys and values, such as"
                                        + " http.port: 8080."
                                    : name + " has keys below it and no value of its own.")));
    var before = found.put(key, new Given(key, value, place(node)));
    if (before != null) {
      throw new StartException(
          "%s: %s stands in %s already; keep one of the two."
              .formatted(place(node), name, before.origin()));
    }
  }

  private static String text(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
      case SequenceNode list ->
          list.getValue().stream().map(ConfigFile::text).collect(Collectors.joining(","));
      default -> "";
    };
  }

  private String place(Node node) {
    return node.getStartMark().map(mark -> file + ":" + (mark.getLine() + 1)).orElse("" + file);
  }
}
