package dev.footfall.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The SQL that stands in files beside this class. */
final class Resource {
  private Resource() {}

  /** The file's text. */
  static String text(String file) {
    try (InputStream in = Resource.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(in, file + " is in this jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
