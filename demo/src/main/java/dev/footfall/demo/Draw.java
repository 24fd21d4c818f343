package dev.footfall.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws lots; the same seeds draw the same. */
final class Draw {
  private static final String CLICK_ID =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final SplittableRandom random;

  Draw(long... seeds) {
    long mixed = 0;
    for (long seed : seeds) {
      mixed = new SplittableRandom(mixed ^ seed).nextLong();
    }
    random = new SplittableRandom(mixed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** At least 0 and below 1. */
  double part() {
    return random.nextDouble();
  }

  /** Both ends included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  long seed() {
    return random.nextLong();
  }

  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** Half of the draws are below the median; about a sixth above {@code median * e^spread}. */
  double logNormal(double median, double spread) {
    return median * Math.exp(spread * random.nextGaussian());
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Looks like a random (version 4) UUID. */
  UUID uuid() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** Letters and digits, as advertising networks name a click. */
  String clickId(int length) {
    var id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(CLICK_ID.charAt(random.nextInt(CLICK_ID.length())));
    }
    return id.toString();
  }
}
