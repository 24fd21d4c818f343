package dev.footfall.server;

import dev.footfall.journal.JournalOptions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much the journal may keep that the warehouse has not stored; beyond it collection answers
 * 503.
 *
 * @param maxSize bytes
 * @param maxAge how long a request may wait; zero: for ever
 */
record JournalConfig(long maxSize, Duration maxAge) {
  static final Key MAX_SIZE =
      Key.of(
          "journal.max-size",
          "20GiB",
          "how much may wait for the warehouse before collection answers 503");
  static final Key MAX_AGE =
      Key.of(
          "journal.max-age",
          "",
          "how long a request may wait for the warehouse before collection answers 503; empty: for"
              + " ever");

  static final List<Key> KEYS = List.of(MAX_SIZE, MAX_AGE);

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5}) ?(MiB|GiB|TiB)");
  private static final Pattern AGE = Pattern.compile("([1-9]\\d{0,5}) ?([smhd])");

  /** Two segments: with less, one could never be full and another one begun. */
  private static final long LEAST = 2 * JournalOptions.DEFAULT.segmentBytes();

  static JournalConfig of(Settings settings) {
    return new JournalConfig(
        settings.read(MAX_SIZE, "a size of 128MiB or more, such as 20GiB", JournalConfig::size),
        settings.read(MAX_AGE, "a time such as 90m, 12h or 7d, or empty", JournalConfig::age));
  }

  /** How the journal is opened. */
  JournalOptions options() {
    return JournalOptions.DEFAULT.limits(maxSize, maxAge);
  }

  private static long size(String text) {
    var parts = parts(SIZE, text);
    int shift =
        switch (parts.group(2)) {
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 40;
        };
    long bytes = Long.parseLong(parts.group(1)) << shift;
    if (bytes < LEAST) {
      throw new IllegalArgumentException("too small");
    }
    return bytes;
  }

  private static Duration age(String text) {
    if (text.isEmpty()) {
      return Duration.ZERO;
    }
    var parts = parts(AGE, text);
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Matcher parts(Pattern pattern, String text) {
    var parts = pattern.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not understood");
    }
    return parts;
  }
}
