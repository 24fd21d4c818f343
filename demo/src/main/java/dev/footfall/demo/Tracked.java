package dev.footfall.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tracker on the shop's pages in one visit: turns what happens into events with the fields of
 * Snowplow's protocol (collection.md 1.2), all texts, without those that the sending adds.
 */
final class Tracked {
  private final Visit visit;
  private final Draw draw;
  private final List<Map<String, String>> events = new ArrayList<>();
  private final Map<String, String> common = new LinkedHashMap<>();
  private Instant now;

  Tracked(Visit visit, Draw draw) {
    this.visit = visit;
    this.draw = draw;
    now = visit.start();
    common.put("p", "web");
    common.put("tv", "js-4.10.1");
    common.put("tna", "sp");
    Visitor visitor = visit.visitor();
    common.put("ua", visitor.device().userAgent());
    common.put("lang", visitor.language());
    common.put("tz", visitor.zone().getId());
    common.put("res", visitor.screen());
    common.put("vp", visitor.viewport());
    common.put("cd", "24");
    common.put("cs", "UTF-8");
    if (visitor.recognised()) {
      common.put("cookie", "1");
      common.put("ip", visitor.address());
      common.put("duid", visitor.id());
      common.put("sid", draw.uuid().toString());
      common.put("vid", Integer.toString(visit.number()));
    }
    if (visit.signedIn()) {
      signIn();
    }
  }

  /** The events so far, the oldest first. */
  List<Map<String, String>> events() {
    return events;
  }

  Instant now() {
    return now;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  /** From here on the events carry the user's id. */
  void signIn() {
    common.put("uid", visit.visitor().userId());
  }

  void pageView(View view) {
    event("pv", view);
  }

  /** The page was looked at for half a minute; how far down the page, in pixels. */
  void pagePing(View view, int least, int most) {
    var event = event("pp", view);
    event.put("pp_mix", "0");
    event.put("pp_max", "0");
    event.put("pp_miy", Integer.toString(least));
    event.put("pp_may", Integer.toString(most));
  }

  void linkClick(View view, String target, String element) {
    selfDescribing(
        view,
        "iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1",
        Fields.of("targetUrl", target, "elementId", element, "elementClasses", List.of("link")));
  }

  void structured(View view, String action, String label, String property, double value) {
    var event = event("se", view);
    event.put("se_ca", "shop");
    event.put("se_ac", action);
    event.put("se_la", label);
    if (!property.isEmpty()) {
      event.put("se_pr", property);
    }
    event.put("se_va", Double.toString(value));
  }

  void selfDescribing(View view, String schema, Map<String, ?> data) {
    event("ue", view).put("ue_pr", Json.event(schema, data));
  }

  private Map<String, String> event(String type, View view) {
    Map<String, String> event = new LinkedHashMap<>(64);
    event.put("e", type);
    event.put("eid", draw.uuid().toString());
    event.put("dtm", Long.toString(now.toEpochMilli()));
    event.put("url", view.url());
    event.put("page", view.title());
    if (!view.referrer().isEmpty()) {
      event.put("refr", view.referrer());
    }
    event.put("ds", visit.visitor().viewport().split("x", 2)[0] + "x" + view.height());
    event.put("co", Json.webPage(view.id()));
    event.putAll(common);
    events.add(event);
    return event;
  }
}
