package dev.footfall.collect;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A query string, read leniently: {@code +} and {@code %20} are a space, a percent sign without two
 * hexadecimal digits is itself, the last of several values wins, empty values are left out.
 *
 * @param parameters decoded values by decoded name, in their order
 */
public record QueryString(Map<String, String> parameters) {

  /** Reads a raw query string, without its question mark. */
  public static QueryString parse(String raw) {
    if (raw.isEmpty()) {
      return new QueryString(Map.of());
    }
    var parameters = new LinkedHashMap<String, String>();
    int from = 0;
    while (from <= raw.length()) {
      int end = end(raw, from);
      int equals = raw.indexOf('=', from, end);
      if (equals > from && equals < end - 1) {
        parameters.put(
            decoded(raw.substring(from, equals)), decoded(raw.substring(equals + 1, end)));
      }
      from = end + 1;
    }
    return new QueryString(Collections.unmodifiableMap(parameters));
  }

  /** The parameter's value; empty where there is none. */
  public String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  private static int end(String raw, int from) {
    int ampersand = raw.indexOf('&', from);
    return ampersand < 0 ? raw.length() : ampersand;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[raw.length];
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      int octet = raw[i] == '%' && i + 2 < raw.length ? octet(raw[i + 1], raw[i + 2]) : -1;
      if (octet >= 0) {
        bytes[length++] = (byte) octet;
        i += 2;
      } else {
        bytes[length++] = raw[i] == '+' ? (byte) ' ' : raw[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static int octet(byte high, byte low) {
    int h = Character.digit((char) high, 16);
    int l = Character.digit((char) low, 16);
    return h < 0 || l < 0 ? -1 : (h << 4) | l;
  }
}
