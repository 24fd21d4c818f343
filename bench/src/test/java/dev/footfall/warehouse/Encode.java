package dev.footfall.warehouse;

import dev.footfall.bench.Requests;
import dev.footfall.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events as rows of the engine's format, without the disk: nanoseconds for each. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Requests.EVENTS)
public class Encode {
  private final List<Event> events = Requests.enriched();
  private final RowBinary rows = new RowBinary(OutputStream.nullOutputStream());

  /** All columns of fifty events. */
  @Benchmark
  public RowBinary encode() throws IOException {
    for (Event event : events) {
      EventRow.write(rows, event, 1);
    }
    return rows;
  }
}
