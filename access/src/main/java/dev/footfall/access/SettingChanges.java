package dev.footfall.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request really changes: without what stays as it is, a secret that came back masked among
 * it.
 *
 * @param values the new values of what changes
 * @param wrong by attribute, what is wrong: sentences that begin with its name
 */
record SettingChanges(Map<Setting, String> values, Map<String, List<String>> wrong) {
  /**
   * Compares what was asked for with what is there.
   *
   * @param before the values of all settings; what is missing has its standard value
   */
  static SettingChanges of(Map<Setting, String> before, Map<Setting, String> asked) {
    var values = new EnumMap<Setting, String>(Setting.class);
    var wrong = new TreeMap<String, List<String>>();
    asked.forEach(
        (setting, value) -> {
          String was = before.getOrDefault(setting, setting.standard());
          String trimmed = setting.kind().trimmed(value);
          if (setting.kind().secret() && trimmed.contains(SettingKind.MASK)) {
            if (was.isEmpty() || !trimmed.equals(setting.kind().shown(was))) {
              wrong.put(setting.text(), List.of("is masked: give the password or key itself"));
            }
          } else if (!trimmed.equals(was)) {
            setting.wrong(trimmed).ifPresent(why -> wrong.put(setting.text(), List.of(why)));
            values.put(setting, trimmed);
          }
        });
    return new SettingChanges(values, wrong);
  }

  /** Says what else is wrong. */
  void wrong(String attribute, String sentence) {
    wrong.putIfAbsent(attribute, List.of(sentence));
  }

  /** The value of a setting once the change is made. */
  String after(Map<Setting, String> before, Setting setting) {
    String value = values.get(setting);
    return value == null ? before.getOrDefault(setting, setting.standard()) : value;
  }

  /**
   * Itself.
   *
   * @throws AccessException if something is wrong
   */
  SettingChanges checked() {
    if (!wrong.isEmpty()) {
      throw AccessException.invalid(wrong);
    }
    return this;
  }

  /** Values may be secret. */
  @Override
  public String toString() {
    return "changes of " + values.keySet();
  }
}
