package dev.footfall.query;

import dev.footfall.query.Query.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the order of a query: {@code {member: direction}} or {@code [[member, direction]]}. */
final class OrderReader {
  private static final List<String> DIRECTIONS = List.of("asc", "desc");

  private OrderReader() {}

  /** The order; null where the query does not give one. */
  static @Nullable List<Order> order(Form form) {
    JsonNode order = form.get("order");
    if (order == null) {
      return null;
    }
    if (order.isObject()) {
      var directions = new Form(order, "order.");
      return order.propertyNames().stream().map(id -> ofObject(directions, id)).toList();
    }
    if (!order.isArray()) {
      throw form.wrong("order", "must be one of [object, array]");
    }
    var orders = new ArrayList<Order>();
    for (JsonNode item : order.values()) {
      orders.add(ofPair(form, item, orders.size()));
    }
    return orders;
  }

  private static Order ofObject(Form directions, String id) {
    return new Order(id, directions.choice(id, DIRECTIONS).equals("desc"));
  }

  private static Order ofPair(Form form, JsonNode pair, int at) {
    if (!pair.isArray()
        || pair.size() != 2
        || !pair.get(0).isString()
        || !pair.get(1).isString()
        || !DIRECTIONS.contains(pair.get(1).stringValue())) {
      throw form.wrong("order[" + at + "]", "does not match any of the allowed types");
    }
    return new Order(pair.get(0).stringValue(), pair.get(1).stringValue().equals("desc"));
  }
}
