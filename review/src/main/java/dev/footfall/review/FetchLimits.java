package dev.footfall.review;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;

/** How long one fetch may take and how much it may bring. */
final class FetchLimits {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final long bytes;
  private final long object;
  private final long end = System.nanoTime() + LONGEST.toNanos();

  /**
   * For a fetch that begins now.
   *
   * @param bytes the most bytes it may bring
   * @param object the most bytes of one file
   */
  FetchLimits(long bytes, long object) {
    this.bytes = bytes;
    this.object = object;
  }

  long bytes() {
    return bytes;
  }

  long object() {
    return object;
  }

  /** Throws when the time is over. */
  void check() throws IOException {
    if (over()) {
      throw new FetchLimitException(
          "The fetch took longer than " + LONGEST.toMinutes() + " minutes");
    }
  }

  /** Lets the library stop when the time is over. */
  ProgressMonitor monitor() {
    return new EmptyProgressMonitor() {
      @Override
      public boolean isCancelled() {
        return over();
      }
    };
  }

  /** The same stream, which fails when the time is over or more bytes came than may come. */
  InputStream bounded(InputStream in, long most) {
    return new Bounded(in, most);
  }

  private boolean over() {
    return System.nanoTime() - end > 0;
  }

  /** A limit that a fetch ran into. */
  static final class FetchLimitException extends IOException {
    private static final long serialVersionUID = 1;

    FetchLimitException(String sentence) {
      super(sentence);
    }
  }

  private final class Bounded extends FilterInputStream {
    private final long most;
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      check();
      int read = super.read(buffer, from, length);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new FetchLimitException(
            "The repository sent more than %s, which is all it may"
                .formatted(RepositoryLimits.text(most)));
      }
      return read;
    }
  }
}
