package dev.footfall.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * How the operator's commands reach the server that runs on a data directory: a file in it, which
 * only its owner can read, with the server's address and the operator's token
 * (docs/decisions/0012). It is there while the server takes requests.
 */
final class OperatorFile implements AutoCloseable {
  private static final String NAME = "operator.json";

  private final Path file;

  private OperatorFile(Path file) {
    this.file = file;
  }

  /**
   * What the file says.
   *
   * @param url where the server is, without a slash at the end
   * @param token the operator's
   */
  record Way(String url, String token) {
    @Override
    public String toString() {
      return "way to " + url;
    }
  }

  /** Writes it; whoever reads it finds all of it or nothing. */
  static OperatorFile write(Path directory, Way way) throws IOException {
    var file = directory.resolve(NAME);
    var next =
        Files.createTempFile(
            directory,
            NAME,
            ".next",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        next, Json.MAPPER.writeValueAsString(Map.of("url", way.url(), "token", way.token())));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    return new OperatorFile(file);
  }

  /** Removes what a killed process left. */
  static void remove(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(NAME));
  }

  /**
   * Reads it, where it is there.
   *
   * @throws StartException if it is somebody else's
   */
  static Optional<Way> read(Path directory) {
    try {
      var json = Json.MAPPER.readTree(Files.readString(directory.resolve(NAME)));
      return Optional.of(new Way(json.path("url").asString(""), json.path("token").asString("")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new StartException(
          "The server on %s belongs to another user of this machine; run the command as that user."
              .formatted(directory));
    } catch (IOException | JacksonException e) {
      throw new StartException(
          "Cannot read %s: %s; start the server again to have it written anew."
              .formatted(directory.resolve(NAME), e.getClass().getSimpleName()));
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
