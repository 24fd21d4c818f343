package dev.footfall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A script of {@code clients/}, which runs a client as it is published and prints JSON. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Client() {}

  static JsonNode run(String script, String... arguments) {
    install();
    var words = new ArrayList<>(List.of("node", "clients/" + script));
    words.addAll(List.of(arguments));
    var finished = Command.of(Repository.file("e2e"), words.toArray(String[]::new)).run();
    if (finished.exitCode() != 0) {
      throw new AssertionError(script + " failed: " + String.join("\n", finished.err()));
    }
    return JSON.readTree(finished.out().getLast());
  }

  /** Fetches the clients where they are not there, or not those of the lock file. */
  static synchronized void install() {
    var lock = Repository.file("e2e/package-lock.json");
    var installed = Repository.file("e2e/node_modules/.package-lock.json");
    try {
      if (Files.exists(installed)
          && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var finished = Command.of(Repository.file("e2e"), "npm", "ci", "--ignore-scripts").run();
    if (finished.exitCode() != 0) {
      throw new AssertionError("npm ci in e2e failed: " + String.join("\n", finished.err()));
    }
  }
}
