package dev.footfall.definitions;

import dev.footfall.funnel.Funnel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A funnel as a file defines it.
 *
 * @param slug the file's base name
 * @param name for people
 * @param cube what queries call it
 * @param named whether its file could be read, and so its name
 * @param funnel what it counts; empty where the file does not say
 * @param errors why it cannot be used as written
 * @param source the file it stands in
 * @param commit the commit its file was read at
 */
public record FunnelFile(
    String slug,
    String name,
    String cube,
    boolean named,
    Optional<Funnel> funnel,
    List<Problem> errors,
    Source source,
    String commit) {
  /** The same with another thing that is wrong, and so not to be counted. */
  FunnelFile but(Problem problem) {
    var all = new ArrayList<>(errors);
    all.add(problem);
    return new FunnelFile(
        slug, name, cube, named, Optional.empty(), List.copyOf(all), source, commit);
  }
}
