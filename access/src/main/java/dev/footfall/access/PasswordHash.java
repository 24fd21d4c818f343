package dev.footfall.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;

/**
 * Argon2id with the parameters of OWASP's password storage cheat sheet: 19 MiB, two passes, one
 * lane. The hash holds its parameters, so that raising them leaves old passwords valid.
 */
final class PasswordHash {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final String NOBODYS = of(RandomKey.password());

  private PasswordHash() {}

  static String of(String password) {
    return ARGON2ID.hash(utf8(password), RandomKey.salt()).getResult();
  }

  /** Takes as long for an empty hash as for a real one: who exists cannot be told by the time. */
  static boolean matches(String password, String hash) {
    String known = hash.isEmpty() ? NOBODYS : hash;
    boolean same = Argon2Function.getInstanceFromHash(known).check(utf8(password), utf8(known));
    return same && !hash.isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
