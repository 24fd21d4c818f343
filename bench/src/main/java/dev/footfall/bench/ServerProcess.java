package dev.footfall.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server on a free port, in a process of its own that ends with this one. That it is slow to
 * start or to stop is bounded in time.
 */
final class ServerProcess implements AutoCloseable {
  static final String TOKEN = "bench-token-0123456789-0123456789";
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final String SAYS = " is ready on ";

  private final Process process;
  private final Thread hook;
  private final URI base;
  private final Duration startTime;

  private ServerProcess(Process process, Thread hook, URI base, Duration startTime) {
    this.process = process;
    this.hook = hook;
    this.base = base;
    this.startTime = startTime;
  }

  /**
   * Starts one and waits until it says that it is ready.
   *
   * @param command what starts the program, up to its arguments
   * @param folder where its data is, in {@code data}, and what it complains of
   * @throws BenchFailed with what it wrote last, if it did not start
   */
  static ServerProcess start(List<String> command, Path folder) {
    var words = new ArrayList<>(command);
    words.addAll(List.of("serve", "--data", folder.resolve("data").toString(), "--port", "0"));
    Path errors = folder.resolve("errors.log");
    var builder = new ProcessBuilder(words).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FOOTFALL_") && !engine(name));
    builder.environment().put("FOOTFALL_ADMIN_TOKEN", TOKEN);
    // Where nobody put a configuration file.
    builder.directory(folder.toFile());
    long begun = System.nanoTime();
    try {
      var process = builder.start();
      var hook = new Thread(process::destroyForcibly, "bench-end");
      Runtime.getRuntime().addShutdownHook(hook);
      var base = awaitReady(process, errors);
      return new ServerProcess(process, hook, base, Duration.ofNanos(System.nanoTime() - begun));
    } catch (IOException e) {
      throw new BenchFailed("The server to be measured could not be started: " + e.getMessage());
    }
  }

  private static boolean engine(String name) {
    return name.equals("FOOTFALL_ENGINE_LIBRARY");
  }

  private static URI awaitReady(Process process, Path errors) throws IOException {
    var watch =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(READY);
                    process.destroyForcibly();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    var out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      int at = line.indexOf(SAYS);
      if (at >= 0) {
        watch.interrupt();
        drain(out);
        return URI.create(line.substring(at + SAYS.length()));
      }
    }
    watch.interrupt();
    var written = Files.readString(errors).strip();
    throw new BenchFailed(
        "The server to be measured did not start: "
            + (written.isEmpty()
                ? "it said nothing"
                : written.substring(written.lastIndexOf('\n') + 1)));
  }

  /** What it says later is nobody's, but must not stop it. */
  private static void drain(BufferedReader out) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (out.readLine() != null) {}
              } catch (IOException e) {
                // It has ended.
              }
            });
  }

  /** Its scheme, host and port. */
  URI base() {
    return base;
  }

  /** From the start of the process until it was ready. */
  Duration startTime() {
    return startTime;
  }

  /**
   * Resident memory in MiB, as the system sees it.
   *
   * @throws BenchFailed where there is no {@code /proc}
   */
  double residentMib() {
    try (var lines = Files.lines(proc("status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElseThrow(() -> new BenchFailed("The server that is measured has ended."));
    } catch (IOException e) {
      throw new BenchFailed("The server that is measured cannot be looked at: " + e.getMessage());
    }
  }

  /**
   * Open files and connections.
   *
   * @throws BenchFailed where there is no {@code /proc}
   */
  double handles() {
    try (var open = Files.list(proc("fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new BenchFailed("The server that is measured cannot be looked at: " + e.getMessage());
    }
  }

  private Path proc(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /** Ends it as {@code kill} does, and by force where that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // This process is ending: the hook is at work.
    }
  }
}
