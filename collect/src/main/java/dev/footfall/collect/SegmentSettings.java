package dev.footfall.collect;

import java.util.List;

/** What Segment's clients for browsers and apps read before they send their first message. */
public final class SegmentSettings {
  private SegmentSettings() {}

  /**
   * The settings of a project: no destinations but this collector.
   *
   * @param url how the collector is reached, with its scheme and without a slash at the end
   */
  public static Reply reply(Request request, String writeKey, String url) {
    int host = url.indexOf("://");
    var collector =
        new JsonObject()
            .put("apiKey", writeKey)
            .put("apiHost", url.substring(host + 3) + "/v1")
            .put("protocol", url.substring(0, host))
            .require("addBundledMetadata", true)
            .require("versionSettings", new JsonObject());
    var settings =
        new JsonObject()
            .put("integrations", new JsonObject().put("Segment.io", collector))
            .put("plan", tracked())
            .require("edgeFunction", new JsonObject())
            .require("remotePlugins", List.of());
    return Reply.json(request, 200, settings.json());
  }

  /** The answer where no project has that write key. */
  public static Reply unknown(Request request) {
    return Segment.refusal(request, KeyProblem.UNKNOWN);
  }

  /** Everything is tracked. */
  private static JsonObject tracked() {
    var all = new JsonObject().require("enabled", true).require("integrations", new JsonObject());
    var plan = new JsonObject();
    for (String type : List.of("track", "identify", "group")) {
      plan.put(type, new JsonObject().put("__default", all.copy()));
    }
    return plan;
  }
}
