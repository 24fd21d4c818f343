package dev.footfall.funnel;

import java.nio.charset.StandardCharsets;

/**
 * A text as a literal of the engine's SQL. What is not a letter, a digit or one of a few harmless
 * signs is written as its bytes, so that no text can end its literal, or mean something to the
 * template that the SQL becomes part of.
 */
final class Literal {
  private static final String HARMLESS = "/._- *^$()[]?:,";

  private Literal() {}

  static String of(String text) {
    var literal = new StringBuilder("'");
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char sign = (char) (one & 0xFF);
      boolean plain =
          (sign >= 'a' && sign <= 'z')
              || (sign >= 'A' && sign <= 'Z')
              || (sign >= '0' && sign <= '9')
              || HARMLESS.indexOf(sign) >= 0;
      literal.append(plain ? "" + sign : "\\x%02X".formatted((int) sign));
    }
    return literal.append('\'').toString();
  }
}
