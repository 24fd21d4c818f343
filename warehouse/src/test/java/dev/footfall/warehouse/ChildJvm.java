package dev.footfall.warehouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another JVM on the same class path, for what a test cannot do to its own. It lives a minute at
 * most.
 */
record ChildJvm(Process process) implements AutoCloseable {
  private static final int SECONDS = 60;

  /** Starts a main class; both its outputs are one. */
  static ChildJvm start(Class<?> main, List<String> options, Object... arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread.startVirtualThread(() -> endInTime(process));
    return new ChildJvm(process);
  }

  /** A process that hangs would hang whoever reads its output. */
  private static void endInTime(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a line of output that it prints. */
  void awaitLine(String expected) throws IOException {
    var reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals(expected)) {
        return;
      }
    }
    throw new AssertionError("the other JVM ended without a line " + expected);
  }

  /** All its output, when it has ended. */
  String output() throws IOException {
    return process.inputReader(StandardCharsets.UTF_8).readAllAsString().strip();
  }

  /** Its exit code, when it has ended. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
