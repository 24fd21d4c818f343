package dev.footfall.definitions;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** JSON pointers (RFC 6901): {@code /panels/0/title}. */
final class Pointer {
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,8}");

  private Pointer() {}

  /** The names and numbers that lead to the value. */
  static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /** The pointer to what is one step below. */
  static String below(String pointer, String step) {
    return pointer + "/" + step.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer to what it is part of. */
  static String above(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  /** A step as a place in a list; -1 where it is none. */
  static int index(String step) {
    return INDEX.matcher(step).matches() ? Integer.parseInt(step) : -1;
  }
}
