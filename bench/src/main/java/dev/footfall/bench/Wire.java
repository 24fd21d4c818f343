package dev.footfall.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A connection that posts and reads answers, with as little work as that takes: the processors it
 * takes are the server's. It reads only answers with a {@code Content-Length}.
 */
final class Wire implements AutoCloseable {
  private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private int filled;

  Wire(URI base) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), TIMEOUT_MILLIS);
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  /** The bytes of a request in front of its body. */
  static byte[] head(String path, int length) {
    return String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: bench",
            "Content-Type: application/json",
            "Content-Length: " + length,
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a whole request and reads the answer's status. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    int end = -1;
    while (end < 0) {
      fill();
      end = endOfHeaders();
    }
    int whole = end + contentLength(end);
    while (filled < whole) {
      fill();
    }
    return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
  }

  private void fill() throws IOException {
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      throw new EOFException("the server closed a connection or answered too much");
    }
    filled += read;
  }

  /** Behind the empty line; -1 where it has not come yet. */
  private int endOfHeaders() {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int contentLength(int end) {
    for (int i = 0; i < end - LENGTH.length; i++) {
      int same = 0;
      while (same < LENGTH.length && Character.toLowerCase(buffer[i + same]) == LENGTH[same]) {
        same++;
      }
      if (same == LENGTH.length) {
        int length = 0;
        for (int at = i + same; buffer[at] >= '0' && buffer[at] <= '9'; at++) {
          length = length * 10 + buffer[at] - '0';
        }
        return length;
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
