package dev.footfall.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is done for a visitor's privacy, as the project's policy was when the request arrived.
 *
 * @param dailyVisitor what recognises a visitor without a cookie for the day (UTC) and no longer;
 *     empty: nothing does
 * @param pseudonymised the fields whose values are replaced by a keyed hash before they are stored
 */
public record Precautions(String dailyVisitor, Set<Field> pseudonymised) {
  /** Nothing is done. */
  public static final Precautions NONE = new Precautions("", EnumSet.noneOf(Field.class));

  /** Keeps its own copy of the fields, in the order of their declaration. */
  public Precautions {
    var sorted = EnumSet.noneOf(Field.class);
    sorted.addAll(pseudonymised);
    pseudonymised = Collections.unmodifiableSet(sorted);
  }

  static Precautions of(String dailyVisitor, String columns) {
    var named = Arrays.asList(columns.split(",", -1));
    return new Precautions(
        dailyVisitor,
        PrivacyPolicy.PERSONAL.stream()
            .filter(field -> named.contains(field.column()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class))));
  }

  String columns() {
    return pseudonymised.stream().map(Field::column).collect(Collectors.joining(","));
  }
}
