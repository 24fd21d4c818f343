package dev.footfall.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A file that enrichments look things up in: the operator's own where there is one, else the one
 * that comes with the program. Safe for use by many threads.
 *
 * @param <T> what is made of the file
 */
final class DataFile<T> {
  private static final System.Logger LOG = System.getLogger("footfall.enrich");

  private final String name;
  private final Path own;
  private final Format<T> format;

  private Stamp seen;
  private volatile Read<T> read;

  /** What is made of a file's bytes. */
  @FunctionalInterface
  interface Format<T> {
    /**
     * Reads to the end; the caller closes.
     *
     * @throws IllegalArgumentException if the bytes are something else, saying what is wrong where
     */
    Content<T> read(InputStream in) throws IOException;
  }

  /**
   * A file's content.
   *
   * @param version what the file says of itself; empty: nothing
   */
  record Content<T>(T value, String version) {}

  private record Read<T>(T value, DataVersion version) {}

  /** What tells that a file was replaced. A size of -1: there is no file. */
  private record Stamp(FileTime modified, long size) {
    private static final Stamp NO_FILE = new Stamp(FileTime.fromMillis(0), -1);

    static Stamp of(Path file) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
      } catch (IOException e) {
        return NO_FILE;
      }
    }
  }

  /**
   * Reads the operator's file if it is there, else the bundled one.
   *
   * @param name what the file is called in messages
   * @param own where the operator's file is looked for
   * @param bundled the resource beside this class, or from the root of the class path
   * @throws IllegalArgumentException if the operator's file is broken, with a sentence for them
   */
  DataFile(String name, Path own, String bundled, Format<T> format) {
    this.name = name;
    this.own = own;
    this.format = format;
    this.seen = Stamp.of(own);
    this.read = seen.equals(Stamp.NO_FILE) ? bundled(bundled) : own();
  }

  /** What is in use. */
  T value() {
    return read.value();
  }

  /** Which file is in use. */
  DataVersion version() {
    return read.version();
  }

  /**
   * Reads the operator's file again where it was replaced. Where that is broken or gone, what was
   * read before stays in use, and {@link #version} says so.
   */
  synchronized void refresh() {
    var now = Stamp.of(own);
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      if (now.equals(Stamp.NO_FILE)) {
        throw new IllegalArgumentException(name + ": " + own + " is gone");
      }
      read = own();
      LOG.log(System.Logger.Level.INFO, "Read {0}", read.version());
    } catch (IllegalArgumentException e) {
      keep(e.getMessage() + "; " + read.version() + " stays in use");
    }
  }

  private void keep(String problem) {
    var kept = read.version();
    read =
        new Read<>(
            read.value(), new DataVersion(kept.name(), kept.version(), kept.origin(), problem));
    LOG.log(System.Logger.Level.WARNING, problem);
  }

  private Read<T> own() {
    try (var in = Files.newInputStream(own)) {
      return read(in, own.toString());
    } catch (IOException | RuntimeException e) {
      String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
      throw new IllegalArgumentException(name + ": " + own + " cannot be used: " + reason, e);
    }
  }

  private Read<T> bundled(String resource) {
    try (var in = DataFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this program was built without " + name);
      }
      return read(in, "bundled");
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("this program was built with a damaged " + name, e);
    }
  }

  private Read<T> read(InputStream in, String origin) throws IOException {
    var digest = new Summed(in);
    var content = format.read(digest);
    digest.transferTo(OutputStream.nullOutputStream());
    String version =
        content.version().isEmpty()
            ? HexFormat.of().formatHex(digest.getMessageDigest().digest(), 0, 6)
            : content.version();
    return new Read<>(content.value(), new DataVersion(name, version, origin, ""));
  }

  /** Left open by those who read from it: what they leave is summed too. */
  private static final class Summed extends DigestInputStream {
    Summed(InputStream in) {
      super(in, sha256());
    }

    @Override
    public void close() {}
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
