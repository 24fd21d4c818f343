package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What Snowplow's trackers tell about a visitor, in a query, a form or JSON: their parameters, the
 * same ids in the entities that ride along, and the id that a link carries from one site to the
 * next ({@code _sp}).
 */
final class SnowplowPrivacy {
  private static final String FORM = "application/x-www-form-urlencoded";
  static final String JSON = "application/json";
  private static final Pattern CARRIED = Pattern.compile("(?<=[?&])_sp=[^&#]*&?");

  private static final Set<String> IDS = Set.of("nuid", "tnuid", "duid", "sid", "vid", "fp");

  /** Members of the entities client_session and mobile_context. */
  private static final Redaction IN_ENTITIES =
      new Redaction(
          Set.of(
              "userId",
              "sessionId",
              "previousSessionId",
              "firstEventId",
              "appleIdfa",
              "appleIdfv",
              "androidIdfa",
              "appSetId",
              "openIdfa"));

  private SnowplowPrivacy() {}

  /** The request as it may be kept; what its body is, its media type says. */
  static Request kept(Request request, PrivacyWish wish) {
    return kept(request, wish, request.header("content-type"));
  }

  /** The same of a request whose body is JSON or nothing, whatever its media type says. */
  static Request keptAsJson(Request request, PrivacyWish wish) {
    return kept(request, wish, JSON);
  }

  private static Request kept(Request request, PrivacyWish wish, String type) {
    var redaction = redaction(wish);
    if (redaction.isEmpty()) {
      return request;
    }
    var kept = request.with(redaction.query(request.query()));
    return request.body().length == 0 ? kept : kept.with(treated(request.body(), type, redaction));
  }

  /** A text that may hold such an id in a link, without it. */
  static String withoutCarried(String url) {
    return url.contains("_sp=") ? CARRIED.matcher(url).replaceAll("") : url;
  }

  private static Redaction redaction(PrivacyWish wish) {
    var treatments = new HashMap<String, UnaryOperator<String>>();
    if (!wish.keepsAddresses()) {
      treatments.put("ip", wish::address);
    }
    if (wish.anonymous()) {
      IDS.forEach(name -> treatments.put(name, text -> ""));
      treatments.putAll(
          Map.of(
              "url", SnowplowPrivacy::withoutCarried,
              "refr", SnowplowPrivacy::withoutCarried,
              "co", SnowplowPrivacy::entities,
              "ue_pr", SnowplowPrivacy::entities,
              "cx", SnowplowPrivacy::encodedEntities,
              "ue_px", SnowplowPrivacy::encodedEntities));
    }
    if (wish.visitor() == PrivacyWish.Visitor.NOBODY) {
      treatments.put("uid", text -> "");
    }
    return new Redaction(treatments);
  }

  /** What is neither JSON nor a form is nothing that can be read, and nothing is kept of it. */
  static byte[] treated(byte[] body, String contentType, Redaction redaction) {
    byte[] plain = PayloadData.unmarked(body);
    String type = contentType.toLowerCase(Locale.ROOT);
    boolean form = type.isEmpty() || type.startsWith(FORM);
    return form && !isJson(plain)
        ? redaction.query(new String(plain, UTF_8)).getBytes(UTF_8)
        : redaction.of(plain);
  }

  /** Whatever its media type says: curl calls everything a form. */
  private static boolean isJson(byte[] body) {
    for (byte one : body) {
      if (one > ' ') {
        return one == '{' || one == '[';
      }
    }
    return false;
  }

  private static String entities(String json) {
    return new String(IN_ENTITIES.of(json.getBytes(UTF_8)), UTF_8);
  }

  private static String encodedEntities(String base64) {
    try {
      return Base64Text.encode(entities(Base64Text.decode(base64)).getBytes(UTF_8));
    } catch (Violation e) {
      return "";
    }
  }
}
