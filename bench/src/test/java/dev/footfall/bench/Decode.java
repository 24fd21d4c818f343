package dev.footfall.bench;

import dev.footfall.collect.Decoded;
import dev.footfall.collect.Protocols;
import dev.footfall.event.Envelope;
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

/** From a record of the journal to events: nanoseconds for each event of a request of fifty. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Requests.EVENTS)
public class Decode {
  private final Protocols protocols = new Protocols("bench");
  private final Envelope snowplowRequest = Requests.snowplow();
  private final Envelope jitsuRequest = Requests.jitsu();
  private final Envelope segmentRequest = Requests.segment();
  private final byte[] record = snowplowRequest.toBytes();

  /** The bytes of a record, before its body is looked at. */
  @Benchmark
  public Envelope envelope() {
    return Envelope.fromBytes(record);
  }

  /** A Snowplow tracker's POST. */
  @Benchmark
  public Decoded snowplow() {
    return whole(protocols.decode(snowplowRequest, 0));
  }

  /** A POST of Jitsu's first tracker. */
  @Benchmark
  public Decoded jitsu() {
    return whole(protocols.decode(jitsuRequest, 0));
  }

  /** Segment's batch. */
  @Benchmark
  public Decoded segment() {
    return whole(protocols.decode(segmentRequest, 0));
  }

  private static Decoded whole(Decoded decoded) {
    if (decoded.events().size() != Requests.EVENTS) {
      throw new IllegalStateException("not all events were read: " + decoded.badRows());
    }
    return decoded;
  }
}
