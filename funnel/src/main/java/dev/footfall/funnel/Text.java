package dev.footfall.funnel;

import java.math.BigInteger;
import java.util.stream.Stream;

/** Pieces of SQL that several walks are written with. */
final class Text {
  private Text() {}

  /** An expression in which a name stands for the value of another. */
  static String let(String name, String value, String expression) {
    return "arrayMap(%s -> %s, [%s])[1]".formatted(name, expression, value);
  }

  /** The numbers from one up to before another. */
  static String range(int from, int to) {
    return "range(toUInt8(%d), toUInt8(%d))".formatted(from, to);
  }

  /** A number of more than 64 bits. */
  static String big(BigInteger number) {
    return "toUInt256('" + number + "')";
  }

  /** All bits of several numbers. */
  static String bitOrs(String first, Stream<String> others) {
    return others.reduce(first, "bitOr(%s, %s)"::formatted);
  }
}
