package dev.footfall.bench;

import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Records of 800 bytes, each on disk when it is appended: how many a second, of all writers. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Append {
  private static final long MOST = 4L << 30;

  private final byte[] record = new byte[800];
  private final Path folder;
  private final FileJournal journal;

  /** Opens a journal in a temporary folder. */
  public Append() {
    try {
      folder = Files.createTempDirectory("footfall-micro-");
    } catch (IOException e) {
      throw new IllegalStateException("no temporary folder can be made", e);
    }
    journal =
        FileJournal.open(
            folder, JournalOptions.DEFAULT.limits(MOST, JournalOptions.DEFAULT.longest()), 0);
  }

  /** What was written before needs no room any more. */
  @Setup(Level.Iteration)
  public void release() {
    journal.release(journal.end());
  }

  /** Deletes the folder. */
  @TearDown
  public void delete() {
    journal.close();
    Bench.delete(folder);
  }

  /** One writer, who waits for each force alone. */
  @Benchmark
  @Threads(1)
  public long one() {
    return journal.append(record);
  }

  /** Sixteen writers, who share forces. */
  @Benchmark
  @Threads(16)
  public long sixteen() {
    return journal.append(record);
  }

  /** As many writers as P1 has connections. */
  @Benchmark
  @Threads(64)
  public long sixtyFour() {
    return journal.append(record);
  }
}
