package dev.footfall.server;

import dev.footfall.access.Claim;
import dev.footfall.access.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The administrator's settings that a key of the configuration decides once it is given. */
final class ClaimedSettings {
  private static final List<Claimed> ALL =
      List.of(
          new Claimed(
              HttpConfig.PUBLIC_URL,
              Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST,
              settings -> HttpConfig.of(settings).publicUrl()));

  private ClaimedSettings() {}

  /** What the configuration says about settings, and where. */
  static Map<Setting, Claim> of(Settings settings) {
    var claims = new EnumMap<Setting, Claim>(Setting.class);
    for (var claimed : ALL) {
      claimed
          .value
          .apply(settings)
          .ifPresent(
              value ->
                  claims.put(
                      claimed.setting,
                      new Claim(value, claimed.key.name() + " from " + place(settings, claimed))));
    }
    return claims;
  }

  private static String place(Settings settings, Claimed claimed) {
    return settings.origin(claimed.key).replaceFirst("^(environment|flag) ", "");
  }

  private record Claimed(Key key, Setting setting, Function<Settings, Optional<String>> value) {}
}
