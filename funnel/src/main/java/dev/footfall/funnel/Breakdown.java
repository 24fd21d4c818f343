package dev.footfall.funnel;

import java.util.List;
import java.util.Locale;

/**
 * What of the best entry's first event a funnel's numbers can be told apart by: members of {@code
 * TrackedEvents}, called the same.
 *
 * @param member the member's name
 * @param type Cube's word for its type
 */
public record Breakdown(String member, String type) {
  /** All of them. */
  public static final List<Breakdown> ALL =
      List.of(
          text("platform"),
          text("appId"),
          text("eventName"),
          text("pageUrlhosts"),
          text("pageUrlpath"),
          text("referrerMedium"),
          text("referrerSource"),
          text("referrerHost"),
          text("marketingMedium"),
          text("marketingSource"),
          text("marketingCampaign"),
          text("marketingTerm"),
          text("marketingContent"),
          text("marketingNetwork"),
          text("country"),
          text("region"),
          text("city"),
          text("agentName"),
          text("agentVersion"),
          text("osFamily"),
          text("osName"),
          text("osVersion"),
          text("deviceType"),
          text("deviceName"),
          text("browserLanguage"),
          text("language"),
          new Breakdown("isBot", "boolean"),
          new Breakdown("isAnonymous", "boolean"));

  private static Breakdown text(String member) {
    return new Breakdown(member, "string");
  }

  /** Whether conditions and breakdowns may name a member of {@code TrackedEvents}. */
  public static boolean has(String member) {
    return ALL.stream().anyMatch(each -> each.member().equals(member));
  }

  /** Its column in a funnel's rows. */
  String column() {
    return "first_" + member.toLowerCase(Locale.ROOT);
  }

  /** Its value of an event, where {@code tracked_events} are events. */
  static String sql(String member) {
    return "{TrackedEvents." + member + "}";
  }
}
