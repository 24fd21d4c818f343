package dev.footfall.query;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to Cube's {@code meta} what {@code ?extended} asks for: SQL, files and joins. */
final class ExtendedMeta {
  private ExtendedMeta() {}

  /** Completes what is told about a cube. */
  static void add(Cube cube, ObjectNode json) {
    json.put("fileName", cube.place().file());
    json.put("sql", cube.sql() == null ? "SELECT * FROM " + cube.table() : cube.sql().text());
    var joins = json.putArray("joins");
    cube.joins().keySet().forEach(to -> joins.addObject().put("name", to));
    json.putArray("preAggregations");
    json.path("measures").forEach(member -> member(cube, member));
    json.path("dimensions").forEach(member -> member(cube, member));
    json.path("segments").forEach(member -> member(cube, member));
  }

  private static void member(Cube cube, JsonNode json) {
    String path = json.path("name").asString();
    Member member = cube.member(path.substring(path.indexOf('.') + 1));
    Template sql =
        switch (member) {
          case null -> null;
          case Member.Dimension dimension -> dimension.sql();
          case Member.Segment segment -> segment.sql();
          case Member.Measure measure -> measure.sql();
        };
    if (sql != null && json instanceof ObjectNode object) {
      object.put("sql", sql.text());
    }
  }
}
