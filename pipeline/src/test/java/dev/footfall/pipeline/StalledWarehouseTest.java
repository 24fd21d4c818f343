package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Envelope;
import dev.footfall.event.Failpoint;
import dev.footfall.journal.JournalException;
import dev.footfall.journal.JournalOptions;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.WarehouseException;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A warehouse that is slow, down or failing, a full disk, a clock that jumps: nothing is lost. */
@Timeout(120)
class StalledWarehouseTest extends PipelineFixture {
  @Test
  void collectsWhileTheWarehouseHangsAndRefusesOnlyAtTheJournalsLimit() throws Exception {
    end();
    var small =
        new JournalOptions(
            16 << 10, 1 << 20, 64 << 10, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
    begin(directory.resolve("small"), small);
    var hangs = new CountDownLatch(1);
    pipeline =
        pipeline(directory.resolve("small"), new TroubledWarehouse(warehouse, b -> await(hangs)));
    pipeline.start();

    var acknowledged = new ArrayList<String>();
    assertThatThrownBy(() -> fill(acknowledged))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("its limit is 65,536");
    assertThat(acknowledged).hasSizeGreaterThan(20);
    assertThatThrownBy(() -> append(Sent.views(project, Sent.NOON, "refused")))
        .isInstanceOf(JournalException.class);
    assertThat(titles()).isEmpty();

    hangs.countDown();
    awaitAll();
    append(Sent.views(project, Sent.NOON, "welcome again"));
    awaitAll();
    acknowledged.add("welcome again");
    assertThat(titles()).containsExactlyInAnyOrderElementsOf(acknowledged);
  }

  @Test
  void storesOnceWhatAWarehouseStoredInPartBeforeItFailed() throws Exception {
    var failing = new AtomicBoolean(true);
    var stumbling = new TroubledWarehouse(warehouse, batch -> stumble(batch, failing));
    append(Sent.views(project, Sent.NOON, "A", "B"), Sent.broken(project, "C"));
    journal.append(Sent.replay(project, "D").toBytes());

    var tried = pipeline(directory, stumbling);
    assertThat(List.of(tried.tryOne(), tried.tryOne())).containsExactly(false, true);

    assertThat(titles()).containsExactly("A", "B", "D");
    assertThat(rows("SELECT count() FROM bad_rows")).containsExactly("1");
    assertThat(rows("SELECT count() FROM replays")).containsExactly("1");
  }

  @Test
  void goesOnWhenTheDiskOfItsLedgerWasFull() throws Exception {
    append(Sent.views(project, Sent.NOON, "A"));
    for (String place :
        List.of("ledger.write.before", "ledger.force.before", "batch.write.before")) {
      try (var _ = Failpoint.watch(at -> noSpaceLeft(at, place))) {
        assertThat(pipeline.tryOne()).isFalse();
        assertThatThrownBy(pipeline::check).hasMessageContaining("No space left on device");
      }
    }
    pipeline.start();
    awaitAll();
    pipeline.check();
    assertThat(titles()).containsExactly("A");
    assertThat(rows("SELECT count() FROM bad_rows")).containsExactly("0");
  }

  @Test
  void storesEachEventOnceThoughTheClockJumpsBackAndForth() throws Exception {
    pipeline.start();
    append(
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    Sent.views(
                        project,
                        Sent.NOON.atOffset(ZoneOffset.UTC).plusMonths(i % 3 * 7 - 9).toInstant(),
                        "view" + i / 3))
            .toArray(Envelope[]::new));
    awaitAll();

    assertThat(rows("SELECT count(), uniqExact(page_title) FROM events")).containsExactly("20|20");
  }

  private void fill(List<String> acknowledged) {
    for (int i = 0; i < 1_000; i++) {
      append(Sent.views(project, Sent.NOON, "view " + i));
      acknowledged.add("view " + i);
    }
  }

  /** The events are stored, the rest is not. */
  private void stumble(Batch batch, AtomicBoolean failing) {
    if (failing.getAndSet(false)) {
      warehouse.store(new Batch(batch.from(), batch.to(), batch.events(), List.of()));
      throw new WarehouseException(Kind.UNAVAILABLE, "it fell over");
    }
  }

  private static void noSpaceLeft(String at, String place) {
    if (at.equals(place)) {
      throw new UncheckedIOException(new IOException("No space left on device"));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
