package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Bucket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
  List<ObjectNode> rows(List<List<@Nullable String>> rows) {
    return rows.stream().map(this::row).toList();
  }

  /** The names of a row's values: columns first, then the times without a granularity. */
  List<String> members() {
    var members = new ArrayList<String>();
    resolved.dimensions().forEach(dimension -> members.add(dimension.path()));
    resolved.buckets().forEach(bucket -> members.add(bucket.path()));
    resolved.measures().forEach(measure -> members.add(measure.path()));
    resolved.buckets().stream()
        .map(bucket -> bucket.dimension().path())
        .distinct()
        .filter(finest::containsKey)
        .forEach(members::add);
    return members;
  }

  /** The row of a bucket without any rows behind it, for the dimensions of another row. */
  ObjectNode zero(Bucket bucket, String time, ObjectNode like) {
    ObjectNode row = JSON.objectNode();
    resolved
        .dimensions()
        .forEach(dimension -> row.set(dimension.path(), like.path(dimension.path())));
    put(row, bucket, JSON.stringNode(time));
    resolved.measures().forEach(measure -> row.set(measure.path(), nothing(measure)));
    return row;
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
