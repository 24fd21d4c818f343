package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.ProjectPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A namespace named like one of the server's own paths could not be reached. */
class ReservedNamesTest {

  /** A path, unless it is added to another, below which it lies. */
  private static final Pattern PATH = Pattern.compile("(?<!\\+ )\"/([A-Za-z0-9_][^/\"{*]*)");

  @Test
  void keepsTheFirstSegmentOfEveryRouteFromProjects() {
    var segments = new TreeSet<String>();
    Stream.concat(
            sources("server").filter(file -> file.matches(".*(Routes|/Api)\\.java")),
            sources("collect"))
        .forEach(
            file ->
                PATH.matcher(read(file)).results().forEach(found -> segments.add(found.group(1))));
    assertThat(segments)
        .contains("api", "i", "com.snowplowanalytics.snowplow", "cubejs-api", "sp.js")
        .allMatch(ProjectPath::reserved, "reserved");
  }

  private static Stream<String> sources(String room) {
    try (Stream<Path> files = Files.walk(Repository.file(room + "/src/main/java"))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
