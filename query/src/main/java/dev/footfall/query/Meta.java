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
    ObjectNode json = JSON.objectNode().put("name", cube.name()).put("type", "cube");
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
    json.putArray("hierarchies");
    json.putArray("folders");
    json.putArray("nestedFolders");
    return json;
  }

  private ObjectNode measure(Measure measure) {
    return member(measure)
        .put("cumulative", false)
        .put("cumulativeTotal", false)
        .put("aggType", measure.aggregate().cubeName());
  }

  private ObjectNode dimension(Dimension dimension) {
    return member(dimension)
        .put("suggestFilterValues", true)
        .put("primaryKey", dimension.primaryKey());
  }

  private ObjectNode segment(Segment segment) {
    return member(segment);
  }

  private ObjectNode member(Member member) {
    ObjectNode json = JSON.objectNode().put("name", member.path());
    json.setAll(annotation.of(member));
    return json.put("isVisible", true).put("public", true);
  }

  private static boolean visible(Member member) {
    return member.head().isPublic();
  }
}
