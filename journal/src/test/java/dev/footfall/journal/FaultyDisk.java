package dev.footfall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** The real disk, with switches that make it fail as a full or broken one does. */
final class FaultyDisk implements Disk {
  final AtomicInteger forces = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  volatile boolean failWrites;
  volatile boolean failForces;

  @Override
  public FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    return new Channel(FileChannel.open(file, options));
  }

  private final class Channel extends DelegatingChannel {
    Channel(FileChannel real) {
      super(real);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      if (failWrites) {
        failures.incrementAndGet();
        // A full disk takes part of it first.
        super.write(source.slice(source.position(), source.remaining() / 2), position);
        throw new IOException("No space left on device");
      }
      return super.write(source, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (failForces) {
        failures.incrementAndGet();
        throw new IOException("Input/output error");
      }
      forces.incrementAndGet();
      super.force(metaData);
    }
  }
}
