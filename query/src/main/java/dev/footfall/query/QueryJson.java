package dev.footfall.query;

import dev.footfall.query.Query.Filter;
import dev.footfall.query.Query.TimeDimension;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a query as answers repeat it: every list there, dates in full, the order as a list. */
final class QueryJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryJson() {}

  /** The query. */
  static ObjectNode of(Query query) {
    ObjectNode json = JSON.objectNode();
    list(json, "measures", query.measures());
    list(json, "dimensions", query.dimensions());
    var times = json.putArray("timeDimensions");
    query.timeDimensions().forEach(time -> times.add(time(time)));
    list(json, "segments", query.segments());
    var filters = json.putArray("filters");
    query.filters().forEach(filter -> filters.add(filter(filter)));
    var orders = json.putArray("order");
    if (query.order() != null) {
      query.order().forEach(o -> orders.addObject().put("id", o.id()).put("desc", o.descending()));
    }
    json.put("limit", query.limit()).put("rowLimit", query.limit());
    if (query.offset() > 0) {
      json.put("offset", query.offset());
    }
    if (query.total()) {
      json.put("total", true);
    }
    if (query.ungrouped()) {
      json.put("ungrouped", true);
    }
    if (query.format() != Query.Format.DEFAULT) {
      json.put("responseFormat", query.format().name().toLowerCase(Locale.ROOT));
    }
    return json.put("timezone", query.zone().getId());
  }

  private static void list(ObjectNode json, String key, List<String> texts) {
    var list = json.putArray(key);
    texts.forEach(list::add);
  }

  private static ObjectNode time(TimeDimension time) {
    ObjectNode json = JSON.objectNode().put("dimension", time.dimension());
    if (!time.granularity().isEmpty()) {
      json.put("granularity", time.granularity());
    }
    if (time.range() != null) {
      json.putArray("dateRange")
          .add(TimeRange.text(time.range().from()))
          .add(TimeRange.text(time.range().to()));
    }
    return json;
  }

  private static ObjectNode filter(Filter filter) {
    ObjectNode json = JSON.objectNode();
    switch (filter) {
      case Query.Test test -> {
        json.put("member", test.member()).put("operator", test.operator().word());
        if (test.operator().needsValues()) {
          var values = json.putArray("values");
          test.values().forEach(values::add);
        }
      }
      case Query.Group group -> {
        var filters = json.putArray(group.all() ? "and" : "or");
        group.filters().forEach(each -> filters.add(filter(each)));
      }
    }
    return json;
  }
}
