package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.regex.Pattern;

/** How callers reach this server: what is configured, else what their request says. */
final class PublicUrl {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:]+](:[0-9]{1,5})?");

  private final HttpConfig config;

  PublicUrl(HttpConfig config) {
    this.config = config;
  }

  /** Without a slash at the end. */
  String of(ServerRequest request) {
    return config.publicUrl().orElseGet(() -> scheme(request) + "://" + host(request));
  }

  private String scheme(ServerRequest request) {
    boolean https =
        config.trustedProxies().trusts(request.remotePeer().host())
            && request
                .headers()
                .first(HeaderNames.X_FORWARDED_PROTO)
                .filter("https"::equalsIgnoreCase)
                .isPresent();
    return https ? "https" : "http";
  }

  private String host(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.HOST)
        .filter(host -> HOST.matcher(host).matches())
        .orElse(config.host() + ":" + request.localPeer().port());
  }
}
