package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Head;
import dev.footfall.query.Member.Included;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads views: members of cubes under names of their own, each cube reached by a path of joins. */
final class ViewReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "extends",
          "title",
          "description",
          "public",
          "shown",
          "meta",
          "cubes",
          "folders",
          "nested_folders");
  private static final Map<String, String> REFUSED =
      Map.of(
          "access_policy",
          "is not read: who may ask is decided by the project's members",
          "default_filters",
          "is not read; write a segment");
  private static final Set<String> PART_KEYS =
      Set.of("join_path", "includes", "excludes", "prefix", "alias");
  private static final Set<String> MEMBER_KEYS =
      Set.of("name", "alias", "title", "description", "meta", "format");

  private final Map<String, Cube> cubes;
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Segment> segments = new LinkedHashMap<>();
  private final String view;

  private ViewReader(String view, Map<String, Cube> cubes) {
    this.view = view;
    this.cubes = cubes;
  }

  /**
   * A view over cubes.
   *
   * @throws ModelException if it names something that is not there, or a name stands twice
   */
  static Cube view(YamlMap yaml, Map<String, Cube> cubes) {
    yaml.refuse(REFUSED).only(KEYS);
    String name = MemberReader.name(yaml);
    var reader = new ViewReader(name, cubes);
    yaml.maps("cubes").forEach(reader::include);
    var view =
        new Cube(
            name,
            yaml.text("title", Title.of(name)),
            yaml.text("description", ""),
            yaml.flag("public", yaml.flag("shown", true)),
            yaml.json("meta"),
            "",
            null,
            Map.of(),
            reader.measures,
            reader.dimensions,
            reader.segments,
            List.of(),
            List.of(),
            true,
            yaml.place());
    CubeReader.distinct(view);
    return view;
  }

  private void include(YamlMap yaml) {
    yaml.refuse(Map.of("split", "is not read; write two views")).only(PART_KEYS);
    List<String> path = List.of(yaml.text("join_path").split("\\."));
    Cube cube = reached(path, yaml);
    String prefix = yaml.flag("prefix", false) ? yaml.text("alias", cube.name()) + "_" : "";
    List<String> excluded = yaml.texts("excludes");
    for (String name : excluded) {
      cube.member(name, yaml.place("excludes"));
    }
    if (yaml.isList("includes")) {
      for (YamlMap each : yaml.named("includes")) {
        each.only(MEMBER_KEYS);
        Member member = cube.member(each.text("name"), each.place());
        put(member, each, prefix + each.text("alias", each.text("name")), path);
      }
    } else if (yaml.text("includes").equals("*")) {
      for (Member member : cube.members()) {
        String name = member.head().name();
        if (member.head().isPublic() && !excluded.contains(name)) {
          put(member, null, prefix + name, path);
        }
      }
    } else {
      throw new ModelException(
          yaml.place("includes"), "'includes' must be \"*\" or a list of names");
    }
  }

  /** The last cube of a path, every step of which must be a join. */
  private Cube reached(List<String> path, YamlMap yaml) {
    Cube at = cube(path.getFirst(), yaml);
    for (String next : path.subList(1, path.size())) {
      if (!at.joins().containsKey(next)) {
        throw new ModelException(
            yaml.place("join_path"),
            "'"
                + at.name()
                + "' does not join '"
                + next
                + "'"
                + YamlMap.meant(next, at.joins().keySet()));
      }
      at = cube(next, yaml);
    }
    return at;
  }

  private Cube cube(String name, YamlMap yaml) {
    Cube cube = cubes.get(name);
    if (cube == null) {
      throw new ModelException(
          yaml.place("join_path"),
          "unknown cube '" + name + "'" + YamlMap.meant(name, cubes.keySet()));
    }
    return cube;
  }

  private void put(Member member, @Nullable YamlMap own, String name, List<String> path) {
    Head head = head(member, own, name, path);
    Object before =
        switch (member) {
          case Dimension it ->
              dimensions.put(
                  name, new Dimension(head, it.sql(), it.kind(), false, false, it.granularities()));
          case Measure it ->
              measures.put(
                  name,
                  new Measure(
                      head, it.aggregate(), it.sql(), it.filters(), List.of(), it.window()));
          case Segment it -> segments.put(name, new Segment(head, it.sql()));
        };
    if (before != null) {
      throw new ModelException(
          head.place(),
          "two members of '"
              + view
              + "' are called '"
              + name
              + "'; give one an alias, or a prefix");
    }
  }

  private Head head(Member member, @Nullable YamlMap own, String name, List<String> path) {
    Head old = member.head();
    boolean renamed = !name.equals(old.name());
    var included = new Included(path, old.name());
    if (own == null) {
      String title = renamed ? Title.of(name) : old.title();
      return new Head(
          view,
          name,
          title,
          old.description(),
          true,
          old.meta(),
          old.format(),
          included,
          old.place());
    }
    return new Head(
        view,
        name,
        own.text("title", renamed ? Title.of(name) : old.title()),
        own.text("description", old.description()),
        true,
        own.has("meta") ? own.json("meta") : old.meta(),
        own.has("format") ? own.json("format") : old.format(),
        included,
        own.place());
  }
}
