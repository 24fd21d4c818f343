package dev.footfall.server;

import dev.footfall.access.SignIn;
import dev.footfall.access.SignIns;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The cookie that holds a signed-in browser's secret. No script can read it. */
final class SessionCookie {
  private static final String NAME = "footfall_session";
  private static final HeaderName CSRF_TOKEN = HeaderNames.create("X-CSRF-Token");

  private final PublicUrl publicUrl;

  SessionCookie(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The secret a request brings, if it brings one. */
  static Optional<String> secret(ServerRequest request) {
    return request.headers().cookies().first(NAME).asOptional().filter(text -> !text.isEmpty());
  }

  /** Whether a request that changes something was made by a page of ours. */
  static boolean isFromOurPage(ServerRequest request, SignIn signIn) {
    String sent = request.headers().first(CSRF_TOKEN).orElse("");
    return MessageDigest.isEqual(utf8(sent), utf8(signIn.csrfToken()));
  }

  /** The header's value for a browser that signed in. */
  String set(ServerRequest request, String secret) {
    return value(request, secret, SignIns.LIFETIME.toSeconds());
  }

  /** The header's value for a browser that signed out. */
  String cleared(ServerRequest request) {
    return value(request, "", 0);
  }

  private String value(ServerRequest request, String secret, long seconds) {
    boolean https = publicUrl.of(request).startsWith("https:");
    return "%s=%s; Max-Age=%d; Path=/; HttpOnly; SameSite=Lax%s"
        .formatted(NAME, secret, seconds, https ? "; Secure" : "");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
