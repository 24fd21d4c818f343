package dev.footfall.collect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** Where a request carries its key: the first place that has one counts. */
final class KeyPlaces {
  private static final String BASIC = "basic ";

  private KeyPlaces() {}

  /**
   * Jitsu 1: the query's {@code token}, the headers {@code X-Auth-Token} and {@code api_key}, the
   * first query parameter whose name begins with {@code p_}, the user name of {@code
   * Authorization}.
   */
  static String jitsu1(Request request) {
    var query = QueryString.parse(request.query());
    return first(
        () -> query.get("token"),
        () -> request.header("x-auth-token"),
        () -> request.header("api_key"),
        () ->
            query.parameters().keySet().stream()
                .filter(KeyPlaces::isRandom)
                .findFirst()
                .map(query::get)
                .orElse(""),
        () -> userName(basic(request)));
  }

  /**
   * Jitsu 2 and Segment: {@code Authorization: Basic key[:secret][:]}, {@code X-Write-Key}, the
   * query's {@code writekey}. Their fourth place, {@code writeKey}, is in the body.
   */
  static String segment(Request request) {
    var query = QueryString.parse(request.query());
    return first(
        () -> withoutEnd(basic(request)),
        () -> withoutEnd(request.header("x-write-key")),
        () -> withoutEnd(query.get("writekey")),
        () -> withoutEnd(query.get("writeKey")));
  }

  /** The request without the keys in its query: a secret is not kept with the events. */
  static Request without(Request request) {
    var kept = new StringBuilder();
    for (String part : request.query().split("&", -1)) {
      String name = part.substring(0, Math.max(0, part.indexOf('=')));
      if (!isKey(name)) {
        kept.append(kept.isEmpty() ? "" : "&").append(part);
      }
    }
    return request.with(kept.toString());
  }

  /** A key without the colon that stands for an empty password. */
  static String withoutEnd(String key) {
    return key.endsWith(":") ? key.substring(0, key.length() - 1) : key;
  }

  private static boolean isKey(String name) {
    return isRandom(name)
        || name.equals("token")
        || name.equals("api_key")
        || name.equalsIgnoreCase("writekey");
  }

  private static boolean isRandom(String name) {
    return name.startsWith("p_");
  }

  private static String userName(String credentials) {
    int colon = credentials.indexOf(':');
    return colon < 0 ? credentials : credentials.substring(0, colon);
  }

  private static String basic(Request request) {
    String header = request.header("authorization").strip();
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return "";
    }
    try {
      byte[] credentials = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return new String(credentials, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @SafeVarargs
  static String first(Supplier<String>... places) {
    for (Supplier<String> place : places) {
      String found = place.get().strip();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }
}
