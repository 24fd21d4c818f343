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
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A mapping in a YAML file that knows where each of its keys stands. Keys in camel case are known
 * by their names in snake case, as Cube has both.
 */
final class YamlMap {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Place place;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> keys = new LinkedHashMap<>();

  private YamlMap(Node node) {
    this.place = place(node);
    if (!(node instanceof MappingNode mapping)) {
      throw new ModelException(place, "expected a mapping of keys to values");
    }
    for (var entry : mapping.getValue()) {
      String key = Title.snake(scalar(entry.getKeyNode()).getValue());
      if (values.put(key, entry.getValueNode()) != null) {
        throw new ModelException(place(entry.getKeyNode()), "'" + key + "' stands here twice");
      }
      keys.put(key, place(entry.getKeyNode()));
    }
  }

  private YamlMap(YamlMap child, YamlMap parent) {
    place = child.place;
    values.putAll(parent.values);
    keys.putAll(parent.keys);
    child.values.forEach((key, node) -> values.merge(key, node, YamlMap::merged));
    keys.putAll(child.keys);
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
      return new YamlMap(node);
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
    return node == null ? place : place(node);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Whether a value is a mapping. */
  boolean isMap(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /** Whether a value is a list. */
  boolean isList(String key) {
    return values.get(key) instanceof SequenceNode;
  }

  /**
   * This mapping over another one: what it does not say, the other says; lists of named things are
   * put together, its own in place of the other's of the same name.
   */
  YamlMap over(YamlMap parent) {
    return new YamlMap(this, parent);
  }

  /** The same without some keys. */
  YamlMap without(Set<String> left) {
    var rest = new YamlMap(this, this);
    left.forEach(
        key -> {
          rest.values.remove(key);
          rest.keys.remove(key);
        });
    return rest;
  }

  /** Refuses keys that make no sense here, each with its sentence. */
  YamlMap refuse(Map<String, String> refused) {
    for (var key : keys.entrySet()) {
      String sentence = refused.get(key.getKey());
      if (sentence != null) {
        throw new ModelException(key.getValue(), "'" + key.getKey() + "' " + sentence);
      }
    }
    return this;
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
    E choice = choices.get(Title.snake(text(key)));
    if (choice == null) {
      throw new ModelException(
          place(key),
          "unknown " + key + " '" + text(key) + "'" + meant(text(key), choices.keySet()));
    }
    return choice;
  }

  /** The mapping under a key. */
  YamlMap map(String key) {
    Node node = values.get(key);
    if (node == null) {
      throw new ModelException(place, "'" + key + "' is missing");
    }
    return new YamlMap(node);
  }

  /** The mappings in a list; none where the key is missing. */
  List<YamlMap> maps(String key) {
    return items(key).stream().map(YamlMap::new).toList();
  }

  /** The mappings in a list, of which some are only names: a name stands for {@code {name: …}}. */
  List<YamlMap> named(String key) {
    return items(key).stream().map(YamlMap::named).toList();
  }

  private static YamlMap named(Node node) {
    if (!(node instanceof ScalarNode)) {
      return new YamlMap(node);
    }
    var start = node.getStartMark();
    var name = new ScalarNode(Tag.STR, true, "name", ScalarStyle.PLAIN, start, start);
    return new YamlMap(
        new MappingNode(
            Tag.MAP, true, List.of(new NodeTuple(name, node)), FlowStyle.BLOCK, start, start));
  }

  /** A child's value over its parent's. */
  private static Node merged(Node parent, Node child) {
    if (!(parent instanceof SequenceNode above) || !(child instanceof SequenceNode own)) {
      return child;
    }
    var names = own.getValue().stream().map(YamlMap::name).toList();
    var all = new ArrayList<Node>();
    for (Node node : above.getValue()) {
      String name = name(node);
      if (name.isEmpty() || !names.contains(name)) {
        all.add(node);
      }
    }
    all.addAll(own.getValue());
    return new SequenceNode(
        Tag.SEQ, true, all, FlowStyle.BLOCK, child.getStartMark(), child.getEndMark());
  }

  private static String name(Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("name")
            && entry.getValueNode() instanceof ScalarNode name) {
          return name.getValue();
        }
      }
    }
    return "";
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

  private static ScalarNode scalar(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw new ModelException(place(node), "expected a text");
    }
    return scalar;
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
          object.set(scalar(entry.getKeyNode()).getValue(), json(entry.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = JSON.arrayNode();
        sequence.getValue().forEach(value -> array.add(json(value)));
        yield array;
      }
      case ScalarNode scalar -> json(scalar);
      default -> throw new ModelException(place(node), "expected a value");
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

  private static Place place(Node node) {
    return node.getStartMark()
        .map(mark -> new Place(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new Place("", 1, 1));
  }
}
