package dev.footfall.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is sent, in a file: read to its end before the repository is locked, so that who sends
 * slowly keeps nobody waiting, and so that a client that sends too much still hears why it was
 * refused.
 */
final class Spooled implements AutoCloseable {
  private final Path file;

  private Spooled(Path file) {
    this.file = file;
  }

  /**
   * Reads all of it.
   *
   * @param most how many bytes are kept; the rest is read and let go of
   */
  static Spooled of(InputStream in, Path folder, long most) throws IOException {
    var spooled = new Spooled(Files.createTempFile(folder, "sent-", ""));
    try {
      spooled.take(in, most);
      return spooled;
    } catch (IOException | RuntimeException e) {
      spooled.close();
      throw e;
    }
  }

  /** What is kept of it. */
  InputStream open() throws IOException {
    return Files.newInputStream(file, StandardOpenOption.READ);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private void take(InputStream in, long most) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long left = most;
    try (var out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int kept = (int) Math.min(read, left);
        out.write(buffer, 0, kept);
        left -= kept;
      }
    }
  }
}
