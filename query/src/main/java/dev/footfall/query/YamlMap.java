package dev.footfall.query;

import dev.footfall.event.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A mapping in a YAML file that knows where each of its keys stands. */
final class YamlMap {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String file;
  private final Place place;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> keys = new LinkedHashMap<>();

  private YamlMap(String file, Node node) {
    this.file = file;
    this.place = place(file, node);
    if (!(node instanceof MappingNode mapping)) {
      throw new ModelException(place, "expected a mapping of keys to values");
    }
    for (var entry : mapping.getValue()) {
      String key = scalar(entry.getKeyNode()).getValue();
      if (values.put(key, entry.getValueNode()) != null) {
        throw new ModelException(
            place(file, entry.getKeyNode()), "'" + key + "' stands here twice");
      }
      keys.put(key, place(file, entry.getKeyNode()));
    }
  }

  /**
   * The mapping that a file holds.
   *
   * @throws ModelException if the text is not YAML, or not a mapping
   */
  static YamlMap read(String file, String text) {
    var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    try {
      Node node =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new ModelException(new Place(file, 1, 1), "the file is empty"));
      return new YamlMap(file, node);
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark()
              .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(new Place(file, 1, 1));
      throw new ModelException(place, e.getProblem());
    }
  }

  /** Where it starts. */
  Place place() {
    return place;
  }

  /** Where the value of a key starts. */
  Place place(String key) {
    Node node = values.get(key);
    return node == null ? place : place(file, node);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** This mapping, if it has no keys but these. */
  YamlMap only(Set<String> known) {
    for (var key : keys.entrySet()) {
      if (!known.contains(key.getKey())) {
        throw new ModelException(
            key.getValue(), "unknown key '" + key.getKey() + "'" + meant(key.getKey(), known));
      }
    }
    return this;
  }

  /** What to add to a message about a name nobody knows. */
  static String meant(String given, Set<String> known) {
    return Nearest.to(given, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  String text(String key) {
    Node node = values.get(key);
    if (node == null) {
      throw new ModelException(place, "'" + key + "' is missing");
    }
    return scalar(node).getValue();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    String text = text(key, Boolean.toString(otherwise));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ModelException(place(key), "'" + key + "' must be true or false");
    };
  }

  /** The SQL under a key, with its references. */
  Template sql(String key) {
    return Template.parse(text(key).strip(), place(key));
  }

  /** The constant that a key names in its lower case form. */
  <E extends Enum<E>> E choice(String key, Map<String, E> choices) {
    E choice = choices.get(text(key));
    if (choice == null) {
      throw new ModelException(
          place(key),
          "unknown " + key + " '" + text(key) + "'" + meant(text(key), choices.keySet()));
    }
    return choice;
  }

  /** The mappings in a list; none where the key is missing. */
  List<YamlMap> maps(String key) {
    return items(key).stream().map(node -> new YamlMap(file, node)).toList();
  }

  /** The texts in a list; none where the key is missing. */
  List<String> texts(String key) {
    return items(key).stream().map(node -> scalar(node).getValue()).toList();
  }

  /** The value of a key as JSON; null where the key is missing. */
  @Nullable JsonNode json(String key) {
    Node node = values.get(key);
    return node == null ? null : json(node);
  }

  private List<Node> items(String key) {
    Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw new ModelException(place(key), "'" + key + "' must be a list");
    }
    return new ArrayList<>(sequence.getValue());
  }

  private ScalarNode scalar(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw new ModelException(place(file, node), "expected a text");
    }
    return scalar;
  }

  private JsonNode json(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = JSON.objectNode();
        var map = new YamlMap(file, mapping);
        map.values.forEach((key, value) -> object.set(key, json(value)));
        yield object;
      }
      case SequenceNode sequence -> {
        var array = JSON.arrayNode();
        sequence.getValue().forEach(value -> array.add(json(value)));
        yield array;
      }
      case ScalarNode scalar -> json(scalar);
      default -> throw new ModelException(place(file, node), "expected a value");
    };
  }

  private static JsonNode json(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return JSON.numberNode(new java.math.BigDecimal(text));
    }
    return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.stringNode(text);
  }

  private static Place place(String file, Node node) {
    return node.getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new Place(file, 1, 1));
  }
}
