package dev.footfall.server;

import dev.footfall.access.AccessException;
import dev.footfall.access.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants settings to be.
 *
 * @param values by setting, the wanted value as text
 * @param wrong by attribute, what is no value at all
 */
record AskedSettings(Map<Setting, String> values, Map<String, List<String>> wrong) {
  /**
   * Reads those of these settings that are there.
   *
   * @throws ApiRefusal if there is something else; {@code more} may be there too
   */
  static AskedSettings of(Body body, Collection<Setting> settings, List<String> more) {
    var names = new ArrayList<>(settings.stream().sorted().map(Setting::text).toList());
    names.addAll(more);
    body.takes(names);
    var asked = new AskedSettings(new EnumMap<>(Setting.class), new TreeMap<>());
    settings.forEach(setting -> asked.take(setting, setting.text(), body));
    return asked;
  }

  /** Takes a setting's value from the attribute with that name, if it is there. */
  void take(Setting setting, String name, Body body) {
    JsonNode value = body.json().get(name);
    if (value != null && value.isValueNode() && !value.isNull()) {
      values.put(setting, value.asString());
    } else if (value != null && !value.isNull()) {
      wrong.put(name, List.of("must be a single value"));
    }
  }

  /**
   * Refuses it where something is wrong with it.
   *
   * @param more by attribute, what else is wrong
   */
  void refuse(Map<String, List<String>> more) {
    var all = new TreeMap<>(more);
    all.putAll(wrong);
    if (!all.isEmpty()) {
      throw AccessException.invalid(all);
    }
  }

  /** Values may be secret. */
  @Override
  public String toString() {
    return "settings " + values.keySet();
  }
}
