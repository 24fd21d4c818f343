package dev.footfall.server;

import dev.footfall.event.DoNotTrack;
import dev.footfall.event.EventLimits;
import dev.footfall.event.Field;
import dev.footfall.event.Nearest;
import dev.footfall.event.PrivacyPolicy;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A project's privacy policy and limits as JSON. What is not named stays as it is. */
final class PolicyJson {
  private static final String DO_NOT_TRACK = "do_not_track";
  private static final String IP_MASKING = "ip_masking";
  private static final String COOKIELESS = "cookieless";
  private static final String PSEUDONYMISED = "pseudonymised_fields";
  private static final String PER_MINUTE = "events_per_minute";
  private static final String MONTHLY = "monthly_events";

  private static final List<String> FIELDS =
      PrivacyPolicy.PERSONAL.stream().map(Field::column).toList();

  private PolicyJson() {}

  static Map<String, Object> of(PrivacyPolicy privacy) {
    var json = new LinkedHashMap<String, Object>();
    json.put(DO_NOT_TRACK, privacy.doNotTrack().text());
    json.put(IP_MASKING, privacy.maskedParts());
    json.put(COOKIELESS, privacy.cookieless());
    json.put(PSEUDONYMISED, privacy.pseudonymised().stream().map(Field::column).toList());
    return json;
  }

  static Map<String, @Nullable Object> of(EventLimits limits) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put(PER_MINUTE, number(limits.eventsPerMinute()));
    json.put(MONTHLY, number(limits.monthlyEvents()));
    return json;
  }

  static Map<String, Object> of(MonthlyQuota.Use use) {
    var json = new LinkedHashMap<String, Object>();
    json.put(MONTHLY, use.limit());
    json.put("used", use.events());
    json.put("state", use.state().text());
    return json;
  }

  static PrivacyPolicy privacy(Body body, PrivacyPolicy before) {
    body.takes(List.of(DO_NOT_TRACK, IP_MASKING, COOKIELESS, PSEUDONYMISED));
    long parts = body.number(IP_MASKING, before.maskedParts());
    return new PrivacyPolicy(
        body.text(DO_NOT_TRACK).map(PolicyJson::doNotTrack).orElse(before.doNotTrack()),
        Math.clamp(parts, -1, Integer.MAX_VALUE),
        body.flag(COOKIELESS, before.cookieless()),
        body.has(PSEUDONYMISED) ? fields(body.texts(PSEUDONYMISED)) : before.pseudonymised());
  }

  /** Null gives a limit back to the instance. */
  static EventLimits limits(Body body, EventLimits before) {
    body.takes(List.of(PER_MINUTE, MONTHLY));
    return new EventLimits(
        limit(body, PER_MINUTE, before.eventsPerMinute()),
        limit(body, MONTHLY, before.monthlyEvents()));
  }

  private static DoNotTrack doNotTrack(String name) {
    return DoNotTrack.of(name)
        .orElseThrow(
            () ->
                new ApiRefusal(
                    400,
                    "do_not_track must be one of "
                        + String.join(", ", DoNotTrack.names())
                        + ", and is "
                        + name));
  }

  private static Set<Field> fields(List<String> names) {
    var fields = EnumSet.noneOf(Field.class);
    for (String name : names) {
      if (!FIELDS.contains(name)) {
        String hint =
            Nearest.to(name, FIELDS)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; there are " + String.join(", ", FIELDS));
        throw new ApiRefusal(400, "pseudonymised_fields cannot hold " + name + hint);
      }
      fields.add(PrivacyPolicy.PERSONAL.get(FIELDS.indexOf(name)));
    }
    return fields;
  }

  private static OptionalLong limit(Body body, String name, OptionalLong before) {
    if (!body.has(name)) {
      return before;
    }
    return body.json().path(name).isNull()
        ? OptionalLong.empty()
        : OptionalLong.of(body.number(name));
  }

  private static @Nullable Long number(OptionalLong limit) {
    return limit.isPresent() ? limit.getAsLong() : null;
  }
}
