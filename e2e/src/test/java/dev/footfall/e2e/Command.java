package dev.footfall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program and how it is started: where, with which words and in which environment. Of the
 * developer's own {@code FOOTFALL_…} only the engine's place is handed on; an empty value takes a
 * name away.
 */
record Command(Path folder, List<String> words, Map<String, String> environment) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  static Command of(Path folder, String... words) {
    return new Command(folder, List.of(words), Map.of());
  }

  /**
   * {@code ./footfall} of this work tree, started in a folder as by a person at a terminal: tests
   * that run in the background ignore Ctrl-C, and their children would inherit that.
   */
  static Command footfall(Path folder, String... words) {
    var all =
        new ArrayList<>(
            List.of("env", "--default-signal=INT", Repository.file("footfall").toString()));
    all.addAll(List.of(words));
    return new Command(folder, all, Map.of());
  }

  Command with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Command(folder, words, more);
  }

  /** Starts it; what it says goes to two files. */
  Process start(Path out, Path err) {
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(n -> n.startsWith("FOOTFALL_") && !n.equals("FOOTFALL_ENGINE_LIBRARY"));
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end, a minute and a half at most. */
  Finished run() {
    try {
      Path out = Files.createTempFile("footfall", ".out");
      Path err = Files.createTempFile("footfall", ".err");
      Process process = start(out, err);
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            words + " still ran after " + LIMIT + ": " + Files.readString(err));
      }
      var finished =
          new Finished(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
      Files.delete(out);
      Files.delete(err);
      return finished;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a program ended and what it said. */
  record Finished(int exitCode, List<String> out, List<String> err) {}
}
