package dev.footfall.e2e;

import dev.footfall.e2e.Line.Exchange;
import dev.footfall.e2e.TrackerClient.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One event as a client put it on the wire. */
record Sent(Protocol protocol, JsonNode event) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The events of a request. */
  static List<Sent> of(Protocol protocol, Exchange exchange) {
    JsonNode body = JSON.readTree(exchange.body());
    JsonNode events =
        switch (protocol) {
          case SNOWPLOW -> body.get("data");
          case SEGMENT -> body.get("batch");
          case JITSU_1, JITSU_2 -> body;
        };
    return (events.isArray() ? events.valueStream() : List.of(events).stream())
        .map(event -> new Sent(protocol, event))
        .toList();
  }

  /** What it says happened: {@code page}, {@code identify}, or a custom event's own name. */
  String what() {
    return switch (protocol) {
      case SNOWPLOW ->
          event.path("e").asString().equals("pv")
              ? "page"
              : selfDescribing().at("/data/data/name").asString();
      case JITSU_1 ->
          switch (event.path("event_type").asString()) {
            case "pageview" -> "page";
            case "user_identify" -> "identify";
            case String name -> name;
          };
      case JITSU_2, SEGMENT ->
          event.path("type").asString().equals("track")
              ? event.path("event").asString()
              : event.path("type").asString();
    };
  }

  private JsonNode selfDescribing() {
    return event.has("ue_pr") ? json("ue_pr") : json("ue_px");
  }

  /** A parameter that holds JSON, as text or in base64 in either alphabet. */
  JsonNode json(String parameter) {
    String text = event.path(parameter).asString();
    return JSON.readTree(
        text.startsWith("{")
            ? text
            : new String(
                Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_')),
                StandardCharsets.UTF_8));
  }

  /** Everything in it that has a value, by its place: names joined by dots. */
  Map<String, JsonNode> leaves() {
    var leaves = new TreeMap<String, JsonNode>();
    gather("", event, leaves);
    return leaves;
  }

  private static void gather(String place, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              part -> {
                String name = part.getKey();
                gather(place.isEmpty() ? name : place + "." + name, part.getValue(), leaves);
              });
    } else if (saysSomething(node)) {
      leaves.put(place, node);
    }
  }

  private static boolean saysSomething(JsonNode node) {
    if (node.isArray()) {
      return !node.isEmpty();
    }
    return node.isString() ? !node.asString().isEmpty() : !node.isNull();
  }

  /** The events of several requests. */
  static List<Sent> of(Protocol protocol, List<Exchange> exchanges) {
    var all = new ArrayList<Sent>();
    exchanges.forEach(exchange -> all.addAll(of(protocol, exchange)));
    return all;
  }
}
