package dev.footfall.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys nobody can guess, in characters that need no escaping in a URL or a header. */
final class RandomKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private RandomKey() {}

  /** 22 characters that hold 128 random bits. */
  static String appId() {
    return ofBytes(16);
  }

  /** 43 characters that hold 256 random bits. */
  static String secret() {
    return ofBytes(32);
  }

  /** 16 characters that hold 96 random bits: for a person to type. */
  static String password() {
    return ofBytes(12);
  }

  static byte[] salt() {
    return bytes(16);
  }

  /**
   * The SHA-256 of a key in hex. A key of random bits needs no slow hash: nobody can try them all.
   */
  static String sha256(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String ofBytes(int count) {
    return URL_SAFE.encodeToString(bytes(count));
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
