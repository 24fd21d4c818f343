package dev.footfall.e2e;

import dev.footfall.e2e.Command.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The git of this machine at work in one clone, without anybody's settings. */
final class Git {
  private final Path folder;

  private Git(Path folder) {
    this.folder = folder;
  }

  /** Clones a project into a folder that is not there yet. */
  static Git clone(FootfallProcess footfall, String token, String path, Path folder) {
    var git = new Git(folder.toAbsolutePath().resolve("..").normalize());
    git.done("clone", "-q", url(footfall, token, path), folder.toString());
    var clone = new Git(folder);
    clone.done("config", "user.name", "Ada");
    clone.done("config", "user.email", "ada@example.com");
    clone.done("checkout", "-q", "-B", "main");
    return clone;
  }

  /** Where a project is cloned from, with somebody's token as the password. */
  static String url(FootfallProcess footfall, String token, String path) {
    URI base = footfall.base();
    return "http://git:%s@%s/%s.git".formatted(token, base.getAuthority(), path);
  }

  /** In some folder. */
  static Git in(Path folder) {
    return new Git(folder);
  }

  Path folder() {
    return folder;
  }

  /** Runs git; how it ended. */
  Finished run(String... words) {
    var all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(words));
    return new Command(folder, all, Map.of())
        .with("GIT_CONFIG_GLOBAL", "/dev/null")
        .with("GIT_CONFIG_SYSTEM", "/dev/null")
        .with("GIT_TERMINAL_PROMPT", "0")
        .with("LC_ALL", "C")
        .run();
  }

  /** Runs git, which must succeed; all it said. */
  String done(String... words) {
    var finished = run(words);
    if (finished.exitCode() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + said(finished));
    }
    return said(finished);
  }

  /** Runs git, which must fail; all it said. */
  String refused(String... words) {
    var finished = run(words);
    if (finished.exitCode() == 0) {
      throw new AssertionError(String.join(" ", words) + " went well: " + said(finished));
    }
    return said(finished);
  }

  /** Writes a file and commits it. */
  Git commit(String path, String text) {
    write(path, text);
    done("add", "-A");
    done("commit", "-q", "-m", "Change " + path);
    return this;
  }

  /** Writes a dashboard and commits it. */
  Git dashboard(String slug, String text) {
    return commit(".gitlab/product_analytics/dashboards/%1$s/%1$s.yaml".formatted(slug), text);
  }

  void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String said(Finished finished) {
    return Stream.concat(finished.out().stream(), finished.err().stream())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }
}
