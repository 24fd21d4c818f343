package dev.footfall.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The SQL that stands in files beside this class, each named after what it answers. */
final class Sql {
  private Sql() {}

  /** The file's text. */
  static String of(String file) {
    try (InputStream in = Sql.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(in, file + " is in this jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
