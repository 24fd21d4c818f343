package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Precautions;
import dev.footfall.journal.Entry;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a batch holds in memory when it is largest; the heap that it has to fit in is 1 GiB. */
@Timeout(300)
class BatchMemoryTest {
  private static final int BODY = 32 << 20;
  private static final int BATCH = 4 << 20;

  @Test
  void theLargestRequestsOfSmallEventsFitTheHeapSeveralTimes() {
    String event = "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"1\",\"aid\":\"shop\"}";
    var request = request(Collections.nCopies(BODY / (event.length() + 1), event));

    assertThat(held("a request of 32 MiB of smallest events", Stream.of(request)))
        .isLessThan(400L << 20);
  }

  @Test
  void theLargestRequestsOfBrokenEventsFitTheHeapSeveralTimes() {
    var request = request(Collections.nCopies(BODY / 3, "{}"));

    assertThat(held("a request of 32 MiB of broken events", Stream.of(request)))
        .isLessThan(400L << 20);
  }

  @Test
  void theMostRequestsOfABatchFitTheHeapSeveralTimes() {
    String event = "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"1\",\"aid\":\"shop\"}";
    byte[] request = request(Collections.nCopies(8, event));

    assertThat(
            held(
                "a batch of 4 MiB of requests of eight smallest events",
                Stream.generate(() -> request).limit(BATCH / request.length + 1)))
        .isLessThan(400L << 20);
  }

  private static byte[] request(List<String> events) {
    return Sent.request(1, Sent.NOON, Precautions.NONE, String.join(",", events)).toBytes();
  }

  private static long held(String what, Stream<byte[]> records) {
    var decoding = Sent.decoding();
    var entries = records.map(payload -> new Entry(7, payload)).toList();
    decoding.open(new Entry(1, request(List.of("{}"))));
    long before = used();
    long start = System.nanoTime();
    var opened = entries.stream().map(decoding::open).toList();
    long millis = (System.nanoTime() - start) / 1_000_000;
    long held = used() - before;
    long events = opened.stream().mapToLong(one -> one.content().events().size()).sum();
    long bytes = entries.stream().mapToLong(entry -> entry.payload().length).sum();
    System.out.printf(
        "%s: %d bytes, %d events, %d MiB held, read and enriched in %d ms%n",
        what, bytes, events, held >> 20, millis);
    return held;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
