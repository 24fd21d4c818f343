package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.warehouse.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the engine's rows into those of an answer: numbers as texts, times on the zone's clock. */
final class Answer {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Resolved resolved;
  private final Map<String, Bucket> finest = new HashMap<>();

  Answer(Resolved resolved) {
    this.resolved = resolved;
    for (Bucket bucket : resolved.buckets()) {
      finest.merge(
          bucket.dimension().path(),
          bucket,
          (a, b) -> a.granularity().seconds() <= b.granularity().seconds() ? a : b);
    }
    resolved.dimensions().forEach(dimension -> finest.remove(dimension.path()));
  }

  /** All rows. */
  List<ObjectNode> rows(Rows rows) {
    var read = new ArrayList<ObjectNode>();
    for (List<@Nullable String> row = rows.next(); row != null; row = rows.next()) {
      read.add(row(row));
    }
    return read;
  }

  /** The row of a bucket without any rows behind it. */
  ObjectNode zero(Bucket bucket, String time) {
    ObjectNode row = JSON.objectNode();
    put(row, bucket, JSON.stringNode(time));
    resolved.measures().forEach(measure -> row.set(measure.path(), nothing(measure)));
    return row;
  }

  /** Rows as one list. */
  static ArrayNode list(List<ObjectNode> rows) {
    return JSON.arrayNode().addAll(rows);
  }

  private static JsonNode nothing(Measure measure) {
    return measure.aggregate().kind() == Dimension.Kind.NUMBER
        ? JSON.stringNode("0")
        : JSON.nullNode();
  }

  private ObjectNode row(List<@Nullable String> values) {
    ObjectNode row = JSON.objectNode();
    int column = 0;
    for (Dimension dimension : resolved.dimensions()) {
      row.set(dimension.path(), value(dimension.kind(), values.get(column++)));
    }
    for (Bucket bucket : resolved.buckets()) {
      put(row, bucket, value(Dimension.Kind.TIME, values.get(column++)));
    }
    for (Measure measure : resolved.measures()) {
      row.set(measure.path(), value(measure.aggregate().kind(), values.get(column++)));
    }
    return row;
  }

  private void put(ObjectNode row, Bucket bucket, JsonNode time) {
    row.set(bucket.path(), time);
    if (bucket.equals(finest.get(bucket.dimension().path()))) {
      row.set(bucket.dimension().path(), time);
    }
  }

  private static JsonNode value(Dimension.Kind kind, @Nullable String text) {
    if (text == null) {
      return JSON.nullNode();
    }
    return switch (kind) {
      case STRING, GEO -> JSON.stringNode(text);
      case NUMBER -> number(text);
      case BOOLEAN -> JSON.booleanNode(text.equals("true") || text.equals("1"));
      case TIME -> JSON.stringNode(time(text));
    };
  }

  private static JsonNode number(String text) {
    boolean countable = !text.endsWith("nan") && !text.endsWith("inf");
    return countable ? JSON.stringNode(text) : JSON.nullNode();
  }

  /** The engine writes a date, or a date and a time with or without a fraction. */
  private static String time(String text) {
    String full = text.length() == 10 ? text + " 00:00:00" : text;
    full = full.length() == 19 ? full + ".000" : full;
    return full.replace(' ', 'T');
  }
}
