package dev.footfall.query;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A shop's tables in the warehouse, and the operator's cubes over them. */
final class Shop {
  private static final Queries QUERIES = open();

  private Shop() {}

  static Queries queries() {
    return QUERIES;
  }

  /** The answer to a query that no project asks, written with single quotes. */
  static ObjectNode ask(String query) {
    return QUERIES.load(LoadRequest.of(Asked.json(query)));
  }

  /** The answer to a project's query, written with single quotes. */
  static ObjectNode ask(long project, String query) {
    return QUERIES.load(LoadRequest.of(Asked.json(query), project));
  }

  private static Queries open() {
    Asked.operate(Resource.text("shop/tables.sql"));
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : new String[] {"model.yml", "more.yaml"}) {
      files.put(name, Resource.text("shop/" + name));
    }
    return new Queries(
        Model.with(files, Asked.warehouse().reader()), Asked.warehouse(), Asked.CLOCK);
  }
}
