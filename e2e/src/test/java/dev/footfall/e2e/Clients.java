package dev.footfall.e2e;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code clients/trackers.mjs}: the clients that run in Node or in pages of one Chromium, driven
 * line by line.
 */
final class Clients implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As in {@code clients/trackers/}. */
  private static final int BATCH = 3;

  private final Process process;
  private final BufferedWriter calls;
  private final BufferedReader answers;
  private int last;

  private Clients(Process process) {
    this.process = process;
    calls = process.outputWriter();
    answers = process.inputReader();
  }

  /** Starts it; what the clients complain of goes to a file in that folder. */
  static Clients start(Path folder) {
    Client.install();
    var words = new ProcessBuilder("node", "clients/trackers.mjs");
    words.directory(Repository.file("e2e").toFile());
    words.redirectError(folder.resolve("trackers.err").toFile());
    try {
      return new Clients(words.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a client for a project. */
  Tracker open(TrackerClient client, URI collector, String appId, String secret) {
    if (client == TrackerClient.SNOWPLOW_JAVA) {
      return new JavaTracker(collector, appId, BATCH);
    }
    var options = Map.of("address", collector.toString(), "appId", appId, "secret", secret);
    int number = call(0, "open", client.title(), options);
    return new Scripted(number);
  }

  /** Makes a call and waits for its end; the call's number, which is the tracker's it opens. */
  private synchronized int call(int tracker, String call, Object... given) {
    int id = ++last;
    int named = tracker == 0 ? id : tracker;
    try {
      calls.write(
          JSON.writeValueAsString(
              Map.of("id", id, "tracker", named, "call", call, "given", List.of(given))));
      calls.newLine();
      calls.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new AssertionError("trackers.mjs ended");
      }
      JsonNode read = JSON.readTree(answer);
      if (read.has("error")) {
        throw new AssertionError(call + ": " + read.get("error").asString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return id;
  }

  /** Ends it, and the browser with it. */
  @Override
  public void close() {
    try {
      calls.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Scripted implements Tracker {
    private final int number;

    private Scripted(int number) {
      this.number = number;
    }

    @Override
    public void page() {
      call(number, "page");
    }

    @Override
    public void track(String name, Map<String, Object> properties) {
      call(number, "track", name, properties);
    }

    @Override
    public void identify(String user, Map<String, Object> traits) {
      call(number, "identify", user, traits);
    }

    @Override
    public void flush() {
      call(number, "flush");
    }

    @Override
    public void leave() {
      call(number, "leave");
    }

    @Override
    public void close() {
      call(number, "close");
    }
  }
}
