package dev.footfall.collect;

import java.util.Locale;

/**
 * The collector's own cookie, {@code sp}, which recognises a browser across sites that send here.
 *
 * <p>A client that keeps no cookies gets a new id with every request. Taken at its word, a server's
 * tracker would be a new visitor each time it sends; so a new id stands for a visitor only where
 * the user agent is a browser's, and elsewhere only once it has come back.
 *
 * @param visitor the id the request's events carry; empty where there is none
 * @param header the value of {@code Set-Cookie}; empty where none is sent
 */
record NetworkCookie(String visitor, String header) {
  /** No visitor is recognised, and no cookie sent. */
  static final NetworkCookie NONE = new NetworkCookie("", "");

  private static final String NAME = "sp";
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=None";
  private static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

  /**
   * The cookie of a request.
   *
   * @param anonymous the visitor must not be recognised
   * @param fresh the id of a browser that has none yet
   */
  static NetworkCookie of(Request request, boolean anonymous, String fresh) {
    String sent = sent(request.header("cookie"));
    if (anonymous) {
      return new NetworkCookie("", sent.isEmpty() ? "" : NAME + "=; Max-Age=0" + ATTRIBUTES);
    }
    String named = QueryString.parse(request.query()).get("nuid");
    if (Conversion.isUuid(named)) {
      return set(named, named);
    }
    if (Conversion.isUuid(sent)) {
      return set(sent, sent);
    }
    return set(fresh, request.header("user-agent").startsWith("Mozilla/") ? fresh : "");
  }

  static boolean isAnonymous(Request request) {
    return request.headers().containsKey("sp-anonymous");
  }

  private static NetworkCookie set(String id, String visitor) {
    String value = id.toLowerCase(Locale.ROOT);
    return new NetworkCookie(
        visitor.toLowerCase(Locale.ROOT),
        NAME + "=" + value + "; Max-Age=" + YEAR_SECONDS + ATTRIBUTES);
  }

  private static String sent(String cookies) {
    for (String cookie : cookies.split(";", -1)) {
      String pair = cookie.strip();
      if (pair.startsWith(NAME + "=")) {
        return pair.substring(NAME.length() + 1);
      }
    }
    return "";
  }
}
