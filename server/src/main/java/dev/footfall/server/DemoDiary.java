package dev.footfall.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/**
 * What the demo must remember between two starts, in a file of its data directory that only its
 * owner can read: the month it sends, whether all of it was sent, whether its dashboards were
 * pushed, and how to sign in.
 */
final class DemoDiary {
  private final Path file;
  private final Properties notes;

  private DemoDiary(Path file, Properties notes) {
    this.file = file;
    this.notes = notes;
  }

  /** Opens the diary, and begins one with the month that ends now where there is none. */
  static DemoDiary in(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve("demo.properties");
    var notes = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        notes.load(in);
      }
      return new DemoDiary(file, notes);
    }
    notes.setProperty("end", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var diary = new DemoDiary(file, notes);
    diary.save();
    return diary;
  }

  /** When the month of traffic ends. */
  Instant end() {
    return Instant.parse(notes.getProperty("end"));
  }

  /** Whether all traffic was sent and stored. */
  boolean sent() {
    return Boolean.parseBoolean(notes.getProperty("sent"));
  }

  void markSent() {
    notes.setProperty("sent", "true");
    save();
  }

  /** Whether the dashboards were pushed. */
  boolean published() {
    return Boolean.parseBoolean(notes.getProperty("published"));
  }

  void markPublished() {
    notes.setProperty("published", "true");
    save();
  }

  /** The administrator's password, or where to find it. */
  String password() {
    return notes.getProperty("password", "as given at the first start");
  }

  void password(String password) {
    notes.setProperty("password", password);
    save();
  }

  private void save() {
    try (Writer out = Files.newBufferedWriter(file)) {
      notes.store(out, "Footfall's demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
