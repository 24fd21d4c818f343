package dev.footfall.definitions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML that anybody may have written, in bounded time and memory.
 *
 * <p>Four limits, each against one kind of bomb. Bytes: the parser never sees more. Depth, counted
 * on the event stream, which is read without recursion: composing recurses, and would overflow the
 * stack. Aliases: the composer stops at a number of them. Values, counted while aliases are written
 * out: ten lines of aliases to aliases stand for a billion values, and an alias to its own parent
 * for endlessly many.
 */
final class YamlFile {
  static final int MAX_BYTES = 256 * 1024;
  static final int MAX_DEPTH = 32;
  static final int MAX_VALUES = 20_000;
  private static final int MAX_ALIASES = 100;

  private static final int LONGEST_NUMBER = 50;

  private static final CoreSchema SCHEMA = new CoreSchema();
  private static final Set<Tag> TAGS =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT);

  private final String file;
  private int values;

  private YamlFile(String file) {
    this.file = file;
  }

  /**
   * The value a file holds.
   *
   * @param bytes its content, or more than {@link #MAX_BYTES} of it
   * @throws UnreadableException if it is not YAML, or beyond a limit
   */
  static Yaml read(String file, byte[] bytes) throws UnreadableException {
    return new YamlFile(file).read(bytes);
  }

  private Yaml read(byte[] bytes) throws UnreadableException {
    if (bytes.length > MAX_BYTES) {
      throw tooBig(Place.startOf(file), "a definition may have " + MAX_BYTES / 1024 + " KiB");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(SCHEMA)
            .setCodePointLimit(MAX_BYTES)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    try {
      String text = withoutMark(text(bytes));
      checkDepth(new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isEmpty() ? new Yaml.Scalar(Place.startOf(file), null) : yaml(root.get(), 0);
    } catch (MarkedYamlEngineException e) {
      throw new UnreadableException(syntax(e));
    } catch (YamlEngineException e) {
      throw unreadable(Place.startOf(file), String.valueOf(e.getMessage()), "");
    }
  }

  /** The parser's complaint, with advice on the mistakes that people make most. */
  private Problem syntax(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    String context = e.getContext() == null ? "" : e.getContext();
    Place place = place(e.getProblemMark());
    if (problem.contains("another document")) {
      return problem(place, "a second document begins here", "a definition is one document");
    }
    if (problem.contains("TAB")) {
      return problem(place, "a tab cannot stand here", "indent with spaces");
    }
    if (problem.equals("mapping values are not allowed here")) {
      return problem(place, problem, "look at the indentation; put a text with ': ' in quotes");
    }
    String begun =
        e.getContextMark()
            .map(mark -> context + " that begins in line " + (mark.getLine() + 1))
            .orElse(context);
    return problem(place, problem, context.isEmpty() ? "" : begun);
  }

  private String text(byte[] bytes) throws UnreadableException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(Place.startOf(file), "the file is not UTF-8", "save it as UTF-8");
    }
  }

  /** Some editors put a mark before the text; it is no character of it. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void checkDepth(Iterable<Event> events) throws UnreadableException {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        throw tooDeep(place(event.getStartMark()));
      }
    }
  }

  private Yaml yaml(Node node, int depth) throws UnreadableException {
    if (++values > MAX_VALUES) {
      throw tooBig(
          place(node), "a definition may have " + MAX_VALUES + " values, aliases written out");
    }
    if (depth > MAX_DEPTH) {
      throw tooDeep(place(node));
    }
    if (!TAGS.contains(node.getTag())) {
      String tag = node.getTag().getValue().replace("tag:yaml.org,2002:", "!!");
      throw unreadable(place(node), "the tag '" + tag + "' means nothing here", "leave it out");
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, depth);
      case SequenceNode sequence -> sequence(sequence, depth);
      case ScalarNode scalar -> new Yaml.Scalar(place(scalar), value(scalar));
      default -> throw unreadable(place(node), "expected a value", "");
    };
  }

  private Yaml mapping(MappingNode node, int depth) throws UnreadableException {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place place = place(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw unreadable(place, "a key must be a text", "");
      }
      Yaml value = yaml(tuple.getValueNode(), depth + 1);
      if (keys.put(key.getValue(), place) != null) {
        throw unreadable(place, "the key '" + key.getValue() + "' stands here twice", "keep one");
      }
      entries.put(key.getValue(), value);
    }
    return new Yaml.Mapping(place(node), entries, keys);
  }

  private Yaml sequence(SequenceNode node, int depth) throws UnreadableException {
    List<Yaml> items = new ArrayList<>();
    for (Node item : node.getValue()) {
      items.add(yaml(item, depth + 1));
    }
    return new Yaml.Sequence(place(node), items);
  }

  /** Text for numbers JSON has not, and for those nobody counts with. */
  private @Nullable Object value(ScalarNode scalar) throws UnreadableException {
    var construct = SCHEMA.getSchemaTagConstructors().get(scalar.getTag());
    if (construct == null || scalar.getValue().length() > LONGEST_NUMBER) {
      return scalar.getValue();
    }
    try {
      Object value = construct.construct(scalar);
      return value instanceof Double number && !Double.isFinite(number) ? scalar.getValue() : value;
    } catch (NumberFormatException e) {
      throw unreadable(place(scalar), "'" + scalar.getValue() + "' is not a number", "");
    }
  }

  private Place place(Node node) {
    return place(node.getStartMark());
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
        .orElse(Place.startOf(file));
  }

  private static UnreadableException tooBig(Place place, String hint) {
    return unreadable(place, "The parsed YAML is too big", hint);
  }

  private static UnreadableException tooDeep(Place place) {
    return tooBig(place, "a definition may nest " + MAX_DEPTH + " levels deep");
  }

  private static UnreadableException unreadable(Place place, String message, String hint) {
    return new UnreadableException(problem(place, message, hint));
  }

  private static Problem problem(Place place, String message, String hint) {
    return Problem.error(Rule.SYNTAX, place, message, hint);
  }
}
