package dev.footfall.collect;

import java.util.regex.Pattern;

/**
 * The cookie by which a site's visitors say that nothing of them is to be kept: Snowplow's {@code
 * doNotTrackCookie}. It is one of the collector's own host or of a domain above it; nobody else's
 * reaches us.
 *
 * @param name its name; empty: there is no such cookie
 * @param value what its whole value must match
 */
public record OptOutCookie(String name, Pattern value) {
  /** Nobody opts out by a cookie. */
  public static final OptOutCookie NONE = new OptOutCookie("", Pattern.compile(""));

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /**
   * Reads {@code name}, for a cookie with any value, or {@code name=value}, where the value is a
   * regular expression; empty: there is no such cookie.
   *
   * @throws IllegalArgumentException if the name is none a cookie can have, or the expression none
   */
  public static OptOutCookie of(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    String[] parts = text.strip().split("=", 2);
    if (!NAME.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException("a cookie has no such name");
    }
    return new OptOutCookie(parts[0], Pattern.compile(parts.length == 1 ? ".*" : parts[1]));
  }

  /** Whether a request has it. */
  boolean in(Request request) {
    if (name.isEmpty()) {
      return false;
    }
    for (String cookie : request.header("cookie").split(";", -1)) {
      String[] pair = cookie.strip().split("=", 2);
      if (pair[0].equals(name) && value.matcher(pair.length == 1 ? "" : pair[1]).matches()) {
        return true;
      }
    }
    return false;
  }
}
