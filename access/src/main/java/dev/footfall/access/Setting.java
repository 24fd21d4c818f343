package dev.footfall.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an administrator may set, under the lineage's attribute names. */
public enum Setting {
  /** Off: as if the feature {@link Feature#PRODUCT_ANALYTICS} were off for every project. */
  PRODUCT_ANALYTICS_ENABLED(SettingKind.FLAG, 5, "true"),
  /** Where trackers send their events; empty: this server. */
  PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST(SettingKind.URL, 255, ""),
  /** Of Jitsu: kept, and not needed. */
  JITSU_PROJECT_XID(SettingKind.TEXT, 255, ""),
  /** Of Jitsu: kept, and not needed. */
  JITSU_ADMINISTRATOR_EMAIL(SettingKind.EMAIL, 255, ""),
  /** Of Jitsu: kept, and not needed. */
  JITSU_ADMINISTRATOR_PASSWORD(SettingKind.SECRET, 255, ""),
  /** A ClickHouse server; empty: the engine in this process. */
  PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING(SettingKind.CONNECTION, 512, ""),
  /** A Cube server that answers the questions; empty: this server. */
  CUBE_API_BASE_URL(SettingKind.URL, 512, ""),
  /** Signs what is sent to that server. */
  CUBE_API_KEY(SettingKind.SECRET, 255, ""),
  /** How many events a project may send in a minute; 0: no limit. */
  PRODUCT_ANALYTICS_EVENTS_PER_MINUTE(SettingKind.COUNT, 13, "0"),
  /** How many events a project may send in a month; 0: no limit. */
  PRODUCT_ANALYTICS_MONTHLY_EVENTS(SettingKind.COUNT, 13, "0"),
  /** Whether what a project's maintainers set may point at this machine or a private network. */
  ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES(SettingKind.FLAG, 5, "false");

  /** What a project may have of its own: all of them or none. */
  public static final Set<Setting> DATA_SOURCES =
      Set.copyOf(
          EnumSet.of(PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST, CUBE_API_BASE_URL, CUBE_API_KEY));

  private final SettingKind kind;
  private final int longest;
  private final String standard;

  Setting(SettingKind kind, int longest, String standard) {
    this.kind = kind;
    this.longest = longest;
    this.standard = standard;
  }

  /** Its name outside: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its value is. */
  public SettingKind kind() {
    return kind;
  }

  /** The most characters its value may have. */
  public int longest() {
    return longest;
  }

  /** Its value where none is set. */
  public String standard() {
    return standard;
  }

  /** The setting with that name outside. */
  public static Optional<Setting> of(String text) {
    return Arrays.stream(values()).filter(setting -> setting.text().equals(text)).findFirst();
  }

  /** All names outside. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Setting::text).toList();
  }

  Optional<String> wrong(String value) {
    return kind.wrong(value, longest);
  }
}
