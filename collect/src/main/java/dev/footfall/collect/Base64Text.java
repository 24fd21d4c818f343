package dev.footfall.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Text in base64 as trackers send it: URL-safe or standard alphabet, with or without padding, in
 * one line or many. A space is a plus sign that went through a query string.
 */
final class Base64Text {
  private Base64Text() {}

  static String decode(String base64) throws Violation {
    byte[] plain = new byte[base64.length()];
    int length = 0;
    for (int i = 0; i < base64.length(); i++) {
      char c = base64.charAt(i);
      if (c != '=' && c != '\r' && c != '\n') {
        plain[length++] = standard(c);
      }
    }
    try {
      byte[] exact = Arrays.copyOf(plain, length);
      return new String(Base64.getDecoder().decode(exact), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Violation("is not base64");
    }
  }

  /** In the URL-safe alphabet, without padding. */
  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte standard(char c) {
    return switch (c) {
      case '-', ' ' -> '+';
      case '_' -> '/';
      default -> c < 128 ? (byte) c : (byte) '!';
    };
  }
}
