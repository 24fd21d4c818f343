package dev.footfall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running {@code ./footfall serve} or {@code demo} on a free port and a data directory of the
 * test's.
 */
final class FootfallProcess implements AutoCloseable {
  static final String ADMIN_TOKEN = "e2e-admin-token-0123456789";
  static final String ADMIN_PASSWORD = "e2e admin's password";
  private static final String CUBE_SECRET = "e2e-cube-secret-0123456789-0123456789";
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final Path folder;
  private final Path out;
  private final Path err;
  private final URI base;
  private final Api api;

  private FootfallProcess(Process process, Path folder, Path out, Path err, int port) {
    this.process = process;
    this.folder = folder;
    this.out = out;
    this.err = err;
    this.base = URI.create("http://127.0.0.1:" + port);
    this.api = new Api(base, ADMIN_TOKEN, CUBE_SECRET);
  }

  /**
   * Starts a server in a folder, with its data in {@code data} there, and waits until it is ready.
   */
  static FootfallProcess start(Path folder) {
    return start(folder, Map.of());
  }

  /** The same, with more in its environment. */
  static FootfallProcess start(Path folder, Map<String, String> environment) {
    return start(folder, "serve", environment);
  }

  /** Starts the demo in a folder as {@link #start} does. It may still be sending its traffic. */
  static FootfallProcess demo(Path folder) {
    return start(folder, "demo", Map.of());
  }

  private static FootfallProcess start(
      Path folder, String command, Map<String, String> environment) {
    int port = freePort();
    Path out = folder.resolve(command + "-" + port + ".out");
    Path err = folder.resolve(command + "-" + port + ".err");
    var started = command(folder, command, port);
    for (var variable : environment.entrySet()) {
      started = started.with(variable.getKey(), variable.getValue());
    }
    Process process = started.start(out, err);
    var footfall = new FootfallProcess(process, folder, out, err, port);
    footfall.awaitReady();
    return footfall;
  }

  /** The command that {@link #start} starts. */
  static Command serve(Path folder, int port) {
    return command(folder, "serve", port);
  }

  private static Command command(Path folder, String command, int port) {
    return Command.footfall(folder, command, "--data", "data", "--port", Integer.toString(port))
        .with("FOOTFALL_ADMIN_TOKEN", ADMIN_TOKEN)
        .with("FOOTFALL_ADMIN_PASSWORD", ADMIN_PASSWORD)
        .with("FOOTFALL_CUBE_API_SECRET", CUBE_SECRET);
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI base() {
    return base;
  }

  int port() {
    return base.getPort();
  }

  Path data() {
    return folder.resolve("data");
  }

  Api api() {
    return api;
  }

  long pid() {
    return process.pid();
  }

  /** Kills it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** Asks it to stop, as {@code kill} does. */
  void terminate() {
    process.destroy();
  }

  /** Asks it to stop, as Ctrl-C does. */
  void interrupt() {
    var finished = Command.of(folder, "kill", "-INT", Long.toString(pid())).run();
    if (finished.exitCode() != 0) {
      throw new AssertionError(finished.err());
    }
  }

  /** Waits for its end. */
  int exitCode() {
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + STOP + ":\n" + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again on its data directory, on another port. */
  FootfallProcess restart() {
    return start(folder);
  }

  /** Starts the demo again on its data directory, on another port. */
  FootfallProcess demoAgain() {
    return demo(folder);
  }

  /** What it wrote on standard output. */
  String output() {
    return read(out);
  }

  /** What it wrote on standard error. */
  String errors() {
    return read(err);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }

  private void awaitReady() {
    try {
      Await.until(READY, () -> !process.isAlive() || api.ready(), done -> done);
    } catch (AssertionError e) {
      close();
      throw new AssertionError(e.getMessage() + "\n" + errors(), e);
    }
    if (!process.isAlive()) {
      throw new AssertionError("ended with " + process.exitValue() + ":\n" + errors());
    }
  }
}
