package dev.footfall.server;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer that is written as it comes and is no JSON. */
interface Streamed {
  /** Its media type. */
  String mediaType();

  /**
   * Writes it.
   *
   * @throws IOException if nobody reads it any more
   */
  void writeTo(OutputStream out) throws IOException;
}
