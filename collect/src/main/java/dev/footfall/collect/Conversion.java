package dev.footfall.collect;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** How a parameter's text becomes a value of the event. The text is not empty. */
@FunctionalInterface
interface Conversion {
  /** The first and the last moment of the years 0 to 9999, in milliseconds. */
  long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();

  long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  void set(Event.Builder event, String text) throws Violation;

  /** Text of at most so many characters, which are Snowplow's limits. */
  static Conversion text(Field field, int most) {
    return (event, text) -> {
      String clean = clean(text);
      if (clean.length() > most) {
        throw new Violation("is longer than " + most + " characters: " + clean.length());
      }
      if (!clean.isEmpty()) {
        event.set(field, clean);
      }
    };
  }

  /** One of these words, by the word it is sent as. */
  static Conversion word(Field field, Map<String, String> words) {
    // In an order of its own: the message is kept, and a repeat must make the same one.
    var known = new TreeSet<>(words.keySet());
    return (event, text) -> {
      String word = words.get(text);
      if (word == null) {
        throw new Violation(Violation.quoted(text) + " is none of " + known);
      }
      event.set(field, word);
    };
  }

  /** A whole number of 32 bits. */
  static Conversion integer(Field field) {
    return (event, text) -> {
      if (!text.equals("null")) {
        event.set(field, integer(text));
      }
    };
  }

  /** A decimal number. */
  static Conversion decimal(Field field) {
    return (event, text) -> {
      if (!text.equals("null")) {
        event.set(field, decimal(text));
      }
    };
  }

  /** {@code 1} or {@code 0}. */
  static Conversion flag(Field field) {
    return (event, text) -> {
      switch (text) {
        case "1" -> event.set(field, true);
        case "0" -> event.set(field, false);
        default -> throw new Violation(Violation.quoted(text) + " is neither 1 nor 0");
      }
    };
  }

  /** Milliseconds since 1970 in UTC, in the years 0 to 9999. */
  static Conversion time(Field field) {
    return (event, text) -> {
      try {
        long milliseconds = Long.parseLong(text);
        if (milliseconds >= FIRST && milliseconds <= LAST) {
          event.set(field, Instant.ofEpochMilli(milliseconds));
          return;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number out of range.
      }
      throw new Violation(
          Violation.quoted(text) + " is no time in milliseconds within the years 0 to 9999");
    };
  }

  /** Two whole numbers with an x between them. */
  static Conversion size(Field width, Field height) {
    return (event, text) -> {
      int x = text.indexOf('x');
      if (x <= 0) {
        throw new Violation(Violation.quoted(text) + " is no size such as 1280x720");
      }
      event.set(width, length(text.substring(0, x)));
      event.set(height, length(text.substring(x + 1)));
    };
  }

  /** A UUID in its canonical form of 36 characters, in capitals or not. */
  static Conversion uuid(Field field) {
    return (event, text) -> {
      if (!isUuid(text)) {
        throw new Violation(
            Violation.quoted(text) + " is no UUID such as 5c3b0f0e-3d5c-4a3e-9d4e-1f6f4b9e2a10");
      }
      event.set(field, UUID.fromString(text));
    };
  }

  static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The clean text, cut where it is longer. */
  static String cut(String text, int most) {
    String clean = clean(text);
    return clean.length() <= most ? clean : clean.substring(0, most);
  }

  /** The text without control characters; a tab is four spaces, as in Snowplow. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        clean.append("    ");
      } else if (!Character.isISOControl(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static int integer(String text) throws Violation {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Violation(Violation.quoted(text) + " is no whole number of 32 bits");
    }
  }

  private static int length(String digits) throws Violation {
    int length = integer(digits);
    if (length < 0) {
      throw new Violation(Violation.quoted(digits) + " is less than nothing");
    }
    return length;
  }

  private static double decimal(String text) throws Violation {
    // Java reads more as a number than a tracker may send: NaN, 0x1p3, 1d.
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }
    try {
      double number = plain ? Double.parseDouble(text) : Double.NaN;
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Violation(Violation.quoted(text) + " is no decimal number");
  }
}
