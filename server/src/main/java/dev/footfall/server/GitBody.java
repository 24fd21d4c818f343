package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The body of a git client's request, unpacked where it is packed, up to a number of bytes. */
final class GitBody extends FilterInputStream {
  /** What a fetch may say of the commits it wants and has. */
  static final long LARGEST_WISH = 8 << 20;

  private long left;

  private GitBody(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /**
   * Of a request.
   *
   * @param most bytes, unpacked; reading beyond them fails
   * @throws ApiRefusal if it says that it is packed and is not
   */
  static InputStream of(ServerRequest request, long most) throws IOException {
    var in = request.content().inputStream();
    boolean packed =
        request
            .headers()
            .first(HeaderNames.CONTENT_ENCODING)
            .filter(encoding -> encoding.strip().equalsIgnoreCase("gzip"))
            .isPresent();
    return new GitBody(packed ? unpacked(in) : in, most);
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in);
    } catch (EOFException | ZipException e) {
      throw new ApiRefusal(400, "The body is not gzip, which Content-Encoding says it is");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new IOException("The request is longer than it may be");
    }
    return read;
  }
}
