package dev.footfall.definitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The member that a dashboard's range of days is asked of (lineage.md 3.5): of our cubes each has
 * its own, any other's is called {@code date}. The cube of a query's first member decides.
 */
final class DateMember {
  private static final Map<String, String> OF_CUBES =
      Map.of(
          "TrackedEvents", "TrackedEvents.derivedTstamp",
          "Sessions", "Sessions.startAt",
          "ReturningUsers", "ReturningUsers.first_timestamp");

  private DateMember() {}

  /** Of a query; nothing where it names no member, or compares ranges and so says itself which. */
  static Optional<String> of(Map<String, @Nullable Object> query) {
    return compares(query.get("timeDimensions"))
        ? Optional.empty()
        : Columns.of(query).first().map(DateMember::ofMember);
  }

  private static boolean compares(@Nullable Object times) {
    return times instanceof List<?> list
        && list.stream()
            .anyMatch(time -> time instanceof Map<?, ?> map && map.containsKey("compareDateRange"));
  }

  private static String ofMember(String member) {
    String cube = member.substring(0, Math.max(0, member.indexOf('.')));
    return OF_CUBES.getOrDefault(cube, cube + ".date");
  }
}
