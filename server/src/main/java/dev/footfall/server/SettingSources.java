package dev.footfall.server;

import dev.footfall.access.Claim;
import dev.footfall.access.InstanceSettings;
import dev.footfall.access.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where settings' values come from, and what else is to be said about them. */
final class SettingSources {
  static final String JITSU_HOST = "jitsu_host";

  private static final String NOT_NEEDED = "not needed: collection is built in";

  private SettingSources() {}

  /** Of an instance's setting: {@code default}, {@code settings} or {@code configuration}. */
  static Map<String, String> ofInstance(InstanceSettings settings, Setting setting) {
    String source =
        settings.claim(setting).isPresent()
            ? "configuration"
            : settings.set(setting) ? "settings" : "default";
    String detail = settings.claim(setting).map(Claim::detail).orElse("");
    return fields(source, detail, note(setting));
  }

  /** Of what counts in a project, which may have a value of its own: {@code project}. */
  static Map<String, String> ofProject(InstanceSettings settings, Setting setting, boolean own) {
    return own ? fields("project", "", "") : ofInstance(settings, setting);
  }

  /** Of the collector host under its older name. */
  static Map<String, String> ofOlderName(InstanceSettings settings) {
    var host = Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
    var fields = ofInstance(settings, host);
    fields.put("note", "an older name of " + host.text());
    return fields;
  }

  private static String note(Setting setting) {
    return switch (setting) {
      case JITSU_PROJECT_XID, JITSU_ADMINISTRATOR_EMAIL, JITSU_ADMINISTRATOR_PASSWORD -> NOT_NEEDED;
      case PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING ->
          "tested when it is saved; this version runs on its embedded engine";
      default -> "";
    };
  }

  private static Map<String, String> fields(String source, String detail, String note) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("source", source);
    fields.put("detail", detail);
    fields.put("note", note);
    return fields;
  }
}
