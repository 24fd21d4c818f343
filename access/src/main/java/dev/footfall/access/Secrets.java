package dev.footfall.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encrypts the secrets that the database keeps: AES-256-GCM under a key that HKDF-SHA-256 derives
 * from {@code secrets.key}. A sealed text is {@code v1:<key id>:<nonce and ciphertext in base64>}.
 * The name of what a secret is for is authenticated with it, so that it opens nowhere else: copied
 * into another row it is refused.
 */
final class Secrets {
  /** The fewest characters of a key. */
  static final int SHORTEST_KEY = 32;

  private static final String VERSION = "v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;
  private final String prefix;

  private Secrets(SecretKey key, String keyId) {
    this.key = key;
    this.prefix = VERSION + ":" + keyId + ":";
  }

  /** With a key of {@link #SHORTEST_KEY} characters or more, of any kind. */
  static Secrets of(String key) {
    try {
      var hkdf = KDF.getInstance("HKDF-SHA256");
      byte[] id = hkdf.deriveData(derivation(key, "footfall secrets v1 id", 4));
      return new Secrets(
          hkdf.deriveKey("AES", derivation(key, "footfall secrets v1 encryption", 32)),
          HexFormat.of().formatHex(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
    }
  }

  /** Encrypts a secret for one purpose. */
  String seal(String name, String secret) {
    byte[] nonce = RandomKey.bytes(NONCE_BYTES);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret.getBytes(UTF_8));
      return prefix
          + TO_TEXT.encodeToString(
              ByteBuffer.allocate(nonce.length + encrypted.length)
                  .put(nonce)
                  .put(encrypted)
                  .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES/GCM", e);
    }
  }

  /**
   * The secret that was sealed for this purpose.
   *
   * @throws AccessException of kind SETUP if another key, or for another purpose, sealed it, or it
   *     was changed
   */
  String open(String name, String sealed) {
    try {
      if (sealed.startsWith(prefix)) {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(prefix.length()));
        var cipher = cipher(Cipher.DECRYPT_MODE, bytes, name);
        return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Said below, without the cause: nothing about a secret goes into a log.
    }
    throw new AccessException(
        AccessException.Kind.SETUP,
        "The stored secret \"%s\" cannot be opened: it was changed, or sealed with another key; restore the database from a backup."
            .formatted(name));
  }

  /** Whether this key sealed it. */
  boolean sealed(String text) {
    return text.startsWith(prefix);
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
    cipher.updateAAD((prefix + name).getBytes(UTF_8));
    return cipher;
  }

  private static HKDFParameterSpec derivation(String key, String purpose, int bytes) {
    return HKDFParameterSpec.ofExtract()
        .addIKM(key.getBytes(UTF_8))
        .thenExpand(purpose.getBytes(UTF_8), bytes);
  }
}
