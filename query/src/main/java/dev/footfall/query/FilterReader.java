package dev.footfall.query;

import dev.footfall.query.Query.Filter;
import dev.footfall.query.Query.Group;
import dev.footfall.query.Query.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the filters of a query. */
final class FilterReader {
  private static final Set<String> KEYS = Set.of("member", "dimension", "operator", "values");

  /** Deeper than people write; the engine's own parser follows every level. */
  static final int MAX_DEPTH = 50;

  /** The filters; none where the query has none. */
  List<Filter> filters(Form form) {
    var filters = new ArrayList<Filter>();
    for (JsonNode item : form.items("filters")) {
      Filter filter = filter(item, 0);
      if (filter == null) {
        throw form.wrong(
            "filters[" + filters.size() + "]", "does not match any of the allowed types");
      }
      filters.add(filter);
    }
    return filters;
  }

  /** A filter; null where it has not the form of one. */
  private @Nullable Filter filter(JsonNode node, int depth) {
    if (!node.isObject() || depth > MAX_DEPTH) {
      return null;
    }
    for (String key : List.of("and", "or")) {
      if (node.size() == 1 && node.path(key).isArray()) {
        return group(node, key, depth);
      }
    }
    return test(node);
  }

  private @Nullable Filter group(JsonNode node, String key, int depth) {
    var filters = new ArrayList<Filter>();
    for (JsonNode item : node.path(key).values()) {
      Filter filter = filter(item, depth + 1);
      if (filter == null) {
        return null;
      }
      filters.add(filter);
    }
    return new Group(key.equals("and"), filters, node.toString());
  }

  private static @Nullable Filter test(JsonNode node) {
    Operator operator = Operator.BY_NAME.get(node.path("operator").asString(""));
    String member = node.has("member") ? text(node, "member") : text(node, "dimension");
    if (operator == null
        || node.has("member") == node.has("dimension")
        || !QueryReader.MEMBER.matcher(member).matches()
        || !KEYS.containsAll(node.propertyNames())) {
      return null;
    }
    List<@Nullable String> values = values(node.path("values"));
    if (values == null) {
      return null;
    }
    if (values.isEmpty() && operator.needsValues()) {
      throw new QueryException(400, "Values required for filter: " + node);
    }
    return new Test(member, operator, values);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).isString() ? node.path(key).stringValue() : "";
  }

  private static @Nullable List<@Nullable String> values(JsonNode node) {
    var values = new ArrayList<@Nullable String>();
    if (node.isMissingNode() || node.isNull()) {
      return values;
    }
    if (!node.isArray()) {
      return null;
    }
    for (JsonNode value : node.values()) {
      if (!value.isValueNode()) {
        return null;
      }
      values.add(value.isNull() ? null : value.asString());
    }
    return values;
  }
}
