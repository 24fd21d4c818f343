package dev.footfall.enrich;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells robots by their user agents, with the list of crawler-user-agents: some 1,500 patterns, of
 * which all but some 40 are plain texts and looked for as such.
 */
final class Robots {
  private final List<Mark> marks;

  private Robots(List<Mark> marks) {
    this.marks = marks;
  }

  /** What a user agent is. */
  enum Kind {
    /** Nothing on the list. */
    NONE,
    /** A browser without a window: a program drives it. */
    HEADLESS,
    /** A library for HTTP: a robot's where it asks for pages, a tracker's where it does not. */
    LIBRARY,
    /** A robot. */
    ROBOT
  }

  private record Mark(String text, Pattern pattern, boolean library) {
    boolean in(String agent) {
      return text.isEmpty() ? pattern.matcher(agent).find() : agent.contains(text);
    }
  }

  static DataFile.Content<Robots> read(InputStream in) {
    try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      return new DataFile.Content<>(new Robots(marks(parser)), "");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  Kind kind(String agent) {
    if (agent.contains("Headless") || agent.contains("PhantomJS")) {
      return Kind.HEADLESS;
    }
    var kind = Kind.NONE;
    for (var mark : marks) {
      if (mark.in(agent)) {
        if (!mark.library()) {
          return Kind.ROBOT;
        }
        kind = Kind.LIBRARY;
      }
    }
    return kind;
  }

  private static List<Mark> marks(JsonParser parser) {
    var marks = new ArrayList<Mark>();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("is not a list of objects, each with a 'pattern'");
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      marks.add(mark(parser));
    }
    return List.copyOf(marks);
  }

  private static Mark mark(JsonParser parser) {
    String pattern = "";
    boolean library = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("pattern")) {
        pattern = parser.getString();
      } else if (name.equals("tags")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          library |= parser.getString().equals("http-library");
        }
      } else {
        parser.skipChildren();
      }
    }
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("has an object without a 'pattern'");
    }
    String text = pattern.replace("\\/", "/").replace("\\.", ".");
    boolean plain = text.chars().noneMatch(c -> "\\[](){}*+?^$|".indexOf(c) >= 0);
    // A dot that is not escaped stands for any character, and the list means a dot.
    return new Mark(plain ? text : "", Pattern.compile(pattern), library);
  }
}
