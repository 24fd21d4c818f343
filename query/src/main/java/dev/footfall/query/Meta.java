package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients what can be asked: Cube's {@code meta}. */
final class Meta {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Model model;
  private final Annotation annotation;

  Meta(Model model) {
    this.model = model;
    this.annotation = new Annotation(model);
  }

  /** The public cubes with their public members; with their SQL if extended. */
  ObjectNode toJson(boolean extended, boolean onlyViews) {
    ObjectNode meta = JSON.objectNode();
    var cubes = meta.putArray("cubes");
    int component = 0;
    for (Cube cube : model.cubes()) {
      if (cube.isPublic()) {
        ObjectNode json = cube(cube, ++component);
        if (extended) {
          ExtendedMeta.add(cube, json);
        }
        if (!onlyViews || json.path("type").asString().equals("view")) {
          cubes.add(json);
        }
      }
    }
    return meta;
  }

  private ObjectNode cube(Cube cube, int component) {
    ObjectNode json =
        JSON.objectNode().put("name", cube.name()).put("type", cube.isView() ? "view" : "cube");
    json.put("title", cube.title());
    json.put("isVisible", true).put("public", true);
    if (!cube.description().isEmpty()) {
      json.put("description", cube.description());
    }
    json.put("connectedComponent", component);
    if (cube.meta() != null) {
      json.set("meta", cube.meta());
    }
    var measures = json.putArray("measures");
    cube.measures().values().stream()
        .filter(Meta::visible)
        .map(this::measure)
        .forEach(measures::add);
    var dimensions = json.putArray("dimensions");
    cube.dimensions().values().stream()
        .filter(Meta::visible)
        .map(this::dimension)
        .forEach(dimensions::add);
    var segments = json.putArray("segments");
    cube.segments().values().stream()
        .filter(Meta::visible)
        .map(this::segment)
        .forEach(segments::add);
    var hierarchies = json.putArray("hierarchies");
    cube.hierarchies().forEach(each -> hierarchies.add(hierarchy(cube, each)));
    json.putArray("folders");
    json.putArray("nestedFolders");
    return json;
  }

  private static ObjectNode hierarchy(Cube cube, Cube.Hierarchy hierarchy) {
    ObjectNode json = JSON.objectNode().put("name", cube.name() + "." + hierarchy.name());
    json.put("title", hierarchy.title()).put("public", true);
    var levels = json.putArray("levels");
    for (String level : hierarchy.levels()) {
      levels.add(level.contains(".") ? level : cube.name() + "." + level);
    }
    return json;
  }

  private ObjectNode measure(Measure measure) {
    Window window = measure.window();
    return member(measure)
        .put("cumulative", window != null)
        .put("cumulativeTotal", window != null && window.trailing() == null)
        .put("aggType", measure.aggregate().cubeName());
  }

  private ObjectNode dimension(Dimension dimension) {
    ObjectNode json = member(dimension);
    if (!dimension.granularities().isEmpty()) {
      var granularities = json.putArray("granularities");
      for (CustomGranularity each : dimension.granularities().values()) {
        granularities
            .addObject()
            .put("name", each.word())
            .put("title", each.title())
            .put("interval", each.interval())
            .put("origin", TimeRange.text(each.origin()));
      }
    }
    return json.put("suggestFilterValues", true).put("primaryKey", dimension.primaryKey());
  }

  private ObjectNode segment(Segment segment) {
    return member(segment);
  }

  private ObjectNode member(Member member) {
    ObjectNode json = JSON.objectNode().put("name", member.path());
    json.setAll(annotation.of(member));
    if (member.head().included() != null) {
      json.put("aliasMember", model.meant(member).path());
    }
    return json.put("isVisible", true).put("public", true);
  }

  private static boolean visible(Member member) {
    return member.head().isPublic();
  }
}
