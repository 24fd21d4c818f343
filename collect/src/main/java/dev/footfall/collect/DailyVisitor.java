package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What recognises a visitor without a cookie, for a day: a hash of project, address, user agent and
 * site under that day's salt. Once the salt is gone nobody can tell whose it was, or make it again.
 *
 * <p>As with a new cookie ({@link NetworkCookie}) it stands for a visitor only where the user agent
 * is a browser's: all that a server sends would else be one visitor's.
 */
final class DailyVisitor {
  private static final int BYTES = 16;

  private DailyVisitor() {}

  /** The hash, 32 hexadecimal digits; empty where there is no salt or nobody to recognise. */
  static String of(byte[] salt, long project, String address, Request request) {
    String agent = request.header("user-agent");
    if (salt.length == 0 || address.isEmpty() || !agent.startsWith("Mozilla/")) {
      return "";
    }
    String seen = String.join("\n", Long.toString(project), address, agent, site(request));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(seen.getBytes(UTF_8)), 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** The host whose page sends, else the one it sends to: two sites do not see the same visitor. */
  private static String site(Request request) {
    return KeyPlaces.first(
        () -> host(request.header("origin")),
        () -> host(request.header("referer")),
        () -> request.header("host"));
  }

  private static String host(String url) {
    try {
      String host = URI.create(url.strip()).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
