package dev.footfall.enrich;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL's parts, read leniently and left percent-encoded as they are; only spaces become {@code
 * %20}, and scheme and host lower case. A part that is missing is empty.
 *
 * @param port as named, else 443 for https and 80 for everything else with a host; null where there
 *     is no host
 */
record Url(
    String scheme,
    String host,
    @Nullable Integer port,
    String path,
    String query,
    String fragment) {

  static Url parse(String text) {
    String url = text.strip().replace(" ", "%20");
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash + 1);
    String beforeFragment = hash < 0 ? url : url.substring(0, hash);
    int mark = beforeFragment.indexOf('?');
    String query = mark < 0 ? "" : beforeFragment.substring(mark + 1);
    String place = mark < 0 ? beforeFragment : beforeFragment.substring(0, mark);
    int colon = schemeEnd(place);
    String scheme = colon < 0 ? "" : place.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = place.substring(colon + 1);
    if (!rest.startsWith("//")) {
      return new Url(scheme, "", null, rest, query, fragment);
    }
    int slash = rest.indexOf('/', 2);
    String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
    String server = authority.substring(authority.lastIndexOf('@') + 1);
    String host = server.substring(0, hostEnd(server)).toLowerCase(Locale.ROOT);
    return new Url(
        scheme,
        host,
        host.isEmpty() ? null : port(server.substring(hostEnd(server)), scheme),
        slash < 0 ? "" : rest.substring(slash),
        query,
        fragment);
  }

  /** The place of the colon after a scheme; -1 where the text begins with none. */
  private static int schemeEnd(String text) {
    int colon = text.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return -1;
      }
    }
    return colon == 0 ? -1 : colon;
  }

  private static int hostEnd(String server) {
    int bracket = server.indexOf(']');
    int colon = server.indexOf(':', Math.max(bracket, 0));
    return colon < 0 ? server.length() : colon;
  }

  private static Integer port(String colonAndDigits, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    try {
      int port =
          colonAndDigits.length() > 1 ? Integer.parseInt(colonAndDigits.substring(1)) : usual;
      return port >= 0 && port <= 65_535 ? port : usual;
    } catch (NumberFormatException e) {
      return usual;
    }
  }
}
