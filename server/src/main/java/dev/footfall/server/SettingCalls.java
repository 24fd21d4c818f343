package dev.footfall.server;

import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING;
import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
import static dev.footfall.server.SettingSources.JITSU_HOST;

import dev.footfall.access.Feature;
import dev.footfall.access.InstanceSettings;
import dev.footfall.access.Setting;
import dev.footfall.access.SettingKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code /application/settings}: what an administrator sets for the instance, as a flat object of
 * the lineage's attributes. {@code jitsu_host} is an older name of the collector host.
 */
final class SettingCalls {
  private static final Setting HOST = PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
  private static final String PATH = "/application/settings";

  private SettingCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get(PATH, Permission.ADMIN, SettingCalls::get)
            .under(Feature.PRODUCT_ANALYTICS_ADMIN_SETTINGS),
        Call.put(PATH, Permission.ADMIN, SettingCalls::put)
            .under(Feature.PRODUCT_ANALYTICS_ADMIN_SETTINGS));
  }

  private static Answer get(ApiRequest request) {
    return Answer.ok(fields(request.access().settings()));
  }

  private static Answer put(ApiRequest request) {
    var settings = request.access().settings();
    var body = request.body();
    var asked = AskedSettings.of(body, List.of(Setting.values()), List.of(JITSU_HOST, "sources"));
    var wrong = new TreeMap<String, List<String>>();
    boolean older = takeOlderName(asked, body, settings, wrong);
    wrong.putAll(settings.wrong(asked.values()));
    if (older && wrong.containsKey(HOST.text())) {
      wrong.put(JITSU_HOST, wrong.remove(HOST.text()));
    }
    asked.refuse(wrong);
    asked.refuse(tried(settings.changed(asked.values())));
    settings.update(request.user(), asked.values());
    return Answer.ok(fields(settings));
  }

  /**
   * Takes the collector host from its older name, unless that says what is there already. Says
   * whether it did.
   */
  private static boolean takeOlderName(
      AskedSettings asked, Body body, InstanceSettings settings, Map<String, List<String>> wrong) {
    var older = new AskedSettings(new TreeMap<>(), asked.wrong());
    older.take(HOST, JITSU_HOST, body);
    String byOlder = settings.changed(older.values()).get(HOST);
    String byName = settings.changed(asked.values()).get(HOST);
    if (byOlder != null && byName != null && !byOlder.equals(byName)) {
      wrong.put(
          JITSU_HOST, List.of("is an older name of " + HOST.text() + ": give one of the two"));
    }
    boolean taken = byOlder != null && byName == null;
    if (taken) {
      asked.values().putAll(older.values());
    }
    return taken;
  }

  private static Map<String, List<String>> tried(Map<Setting, String> changes) {
    String url = changes.getOrDefault(PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING, "");
    return url.isEmpty()
        ? Map.of()
        : ClickHouseTrial.failure(url)
            .map(why -> Map.of(PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING.text(), List.of(why)))
            .orElse(Map.of());
  }

  private static Map<String, Object> fields(InstanceSettings settings) {
    var fields = new LinkedHashMap<String, Object>();
    var sources = new LinkedHashMap<String, Object>();
    for (var setting : Setting.values()) {
      fields.put(setting.text(), value(setting.kind(), settings.shown(setting)));
      sources.put(setting.text(), SettingSources.ofInstance(settings, setting));
      if (setting == HOST) {
        fields.put(JITSU_HOST, settings.shown(setting));
        sources.put(JITSU_HOST, SettingSources.ofOlderName(settings));
      }
    }
    fields.put("sources", sources);
    return fields;
  }

  private static Object value(SettingKind kind, String text) {
    return switch (kind) {
      case FLAG -> Boolean.valueOf(text);
      case COUNT -> Long.valueOf(text);
      case TEXT, EMAIL, URL, CONNECTION, SECRET -> text;
    };
  }
}
