package dev.footfall.server;

import dev.footfall.collect.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param host the address it listens on
 * @param port the port it listens on; 0: any free one
 * @param publicUrl what trackers and snippets are told, without a slash at the end; empty: what the
 *     request says
 * @param trustedProxies whose {@code X-Forwarded-…} headers are believed
 */
record HttpConfig(
    String host, int port, Optional<String> publicUrl, TrustedProxies trustedProxies) {
  static final Key HOST = Key.of("http.host", "127.0.0.1", "address to listen on");
  static final Key PORT = Key.of("http.port", "8080", "port to listen on; 0: any free one");
  static final Key PUBLIC_URL =
      Key.of("http.public-url", "", "what trackers are told; empty: what the request says");
  static final Key TRUSTED_PROXIES =
      Key.of(
          "http.trusted-proxies",
          "",
          "addresses or networks, separated by commas, whose X-Forwarded-For is believed");

  static final List<Key> KEYS = List.of(HOST, PORT, PUBLIC_URL, TRUSTED_PROXIES);

  static HttpConfig of(Settings settings) {
    return new HttpConfig(
        settings.read(HOST, "an address or a host's name", HttpConfig::host),
        settings.read(PORT, "a port from 0 to 65535", HttpConfig::port),
        settings
            .optional(PUBLIC_URL)
            .map(
                set ->
                    settings.read(
                        PUBLIC_URL, "a URL such as https://t.example.com", HttpConfig::url)),
        settings.read(
            TRUSTED_PROXIES,
            "addresses or networks such as 10.0.0.0/8, separated by commas",
            text -> TrustedProxies.parse(List.of(text.split(",", -1)))));
  }

  /**
   * Where this machine finds the server, without a slash at the end.
   *
   * @param listening the port it listens on
   */
  String local(int listening) {
    String here =
        switch (host) {
          case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
          default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    return "http://" + here + ":" + listening;
  }

  /** The same as it is told to people. */
  String address(int listening) {
    return publicUrl.orElseGet(() -> local(listening));
  }

  private static String host(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("empty");
    }
    return text;
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("out of range");
    }
    return port;
  }

  private static String url(String text) {
    var uri = URI.create(text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("not a web address");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
