package dev.footfall.query;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a result in the form that the query asks for. */
final class Data {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Data() {}

  /** The rows, whose values have these names. */
  static JsonNode of(Query.Format format, List<String> members, List<ObjectNode> rows) {
    return switch (format) {
      case DEFAULT -> JSON.arrayNode().addAll(rows);
      case COMPACT -> compact(members, rows);
      case COLUMNAR -> columnar(members, rows);
    };
  }

  private static ObjectNode compact(List<String> members, List<ObjectNode> rows) {
    ObjectNode data = named(members);
    ArrayNode dataset = data.putArray("dataset");
    for (ObjectNode row : rows) {
      var values = dataset.addArray();
      members.forEach(member -> values.add(row.path(member)));
    }
    return data;
  }

  private static ObjectNode columnar(List<String> members, List<ObjectNode> rows) {
    ObjectNode data = named(members);
    ArrayNode columns = data.putArray("columns");
    for (String member : members) {
      var values = columns.addArray();
      rows.forEach(row -> values.add(row.path(member)));
    }
    return data;
  }

  private static ObjectNode named(List<String> members) {
    ObjectNode data = JSON.objectNode();
    var names = data.putArray("members");
    members.forEach(names::add);
    return data;
  }
}
