package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.enrich.Pseudonyms;
import dev.footfall.event.Envelope;
import dev.footfall.event.Failpoint;
import dev.footfall.event.Field;
import dev.footfall.event.Precautions;
import dev.footfall.warehouse.WarehouseException;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that the warehouse does not take, or that make the program fail. */
@Timeout(120)
class IsolationTest extends PipelineFixture {
  private static final String BAD =
      "SELECT reason, message, form, record IN (SELECT record FROM bad_requests) FROM bad_rows";

  @Test
  void keepsARecordThatTheWarehouseDoesNotTakeAsABadRowAndStoresItsNeighbours() throws Exception {
    var sound = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      boolean poison = i == 0 || i == 17 || i == 18 || i == 39;
      String title = (poison ? "poison" : "fine") + i;
      append(Sent.views(project, Sent.NOON, title));
      if (!poison) {
        sound.add(title);
      }
    }

    start(TroubledWarehouse.refusing(warehouse, "poison"));
    awaitAll();

    assertThat(titles()).containsExactlyInAnyOrderElementsOf(sound);
    assertThat(rows(BAD)).hasSize(4).containsOnly("enrichment_failure|not this one|body|1");
    assertThat(rows("SELECT count() FROM bad_rows WHERE position(payload, 'poison17') > 0"))
        .containsExactly("1");
  }

  @Test
  void keepsItsDecisionWhereTheProcessEndsAndTheWarehouseTakesTheRecordAfterwards()
      throws Exception {
    append(Sent.views(project, Sent.NOON, "poison"), Sent.views(project, Sent.NOON, "fine"));
    var refusing = pipeline(directory, TroubledWarehouse.refusing(warehouse, "poison"));
    try (var _ = Failpoint.watch(this::stopWhereItIsDecided)) {
      assertThatThrownBy(() -> runAll(refusing)).isInstanceOf(Stopped.class);
    }

    start(warehouse);
    awaitAll();

    assertThat(titles()).containsExactly("fine");
    assertThat(rows(BAD)).containsExactly("enrichment_failure|not this one|body|1");
  }

  @Test
  void throwsNothingAwayWhileTheWarehouseCannotStore() throws Exception {
    append(Sent.views(project, Sent.NOON, "A"), Sent.views(project, Sent.NOON, "B"));
    var left = new AtomicInteger(4);
    var down =
        new TroubledWarehouse(
            warehouse,
            batch -> {
              if (left.decrementAndGet() >= 0) {
                throw new WarehouseException(Kind.UNAVAILABLE, "No space left on device");
              }
            });
    var tried = pipeline(directory, down);
    for (int i = 0; i < 4; i++) {
      assertThat(tried.tryOne()).isFalse();
      assertThatThrownBy(tried::check).hasMessageContaining("No space left on device");
    }
    assertThat(tried.tryOne()).isTrue();

    tried.check();
    assertThat(titles()).containsExactly("A", "B");
    assertThat(rows(BAD)).isEmpty();
  }

  @Test
  void storesABatchInPartsThatIsTooManyMonthsForTheEngine() throws Exception {
    append(
        IntStream.range(0, 150)
            .mapToObj(
                month ->
                    Sent.views(
                        project,
                        Sent.NOON.atOffset(ZoneOffset.UTC).minusMonths(month).toInstant(),
                        "month" + month))
            .toArray(Envelope[]::new));
    pipeline.start();
    awaitAll();

    assertThat(rows("SELECT count(), uniqExact(event_id), uniqExact(batch) > 1 FROM events"))
        .containsExactly("150|150|1");
    assertThat(rows(BAD)).isEmpty();
  }

  @Test
  void keepsARecordThatMakesTheProgramFailWithoutWhatTheProjectPseudonymises() throws Exception {
    append(
        Sent.request(
            project,
            Sent.NOON,
            new Precautions("", Set.of(Field.USER_ID)),
            "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"js\",\"aid\":\"shop\",\"uid\":\"ada\"}"),
        Sent.views(project, Sent.NOON, "fine"));
    pipeline = pipeline(directory, warehouse, Sent.decoding(new Pseudonyms(p -> new byte[0])));
    pipeline.start();
    awaitAll();

    assertThat(titles()).containsExactly("fine");
    assertThat(rows(BAD))
        .singleElement()
        .asString()
        .startsWith("enrichment_failure|reading it failed by a fault of the program (Illegal")
        .contains("in dev.footfall.enrich.Pseudonyms.mac)|body|1");
    assertThat(rows("SELECT payload FROM bad_rows WHERE position(payload, 'ada') > 0")).isEmpty();
  }

  @Test
  void waitsForWhatARecordsEventsNeedToBeLookedUp() throws Exception {
    append(
        Sent.request(
            project,
            Sent.NOON,
            new Precautions("", Set.of(Field.USER_ID)),
            "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"js\",\"aid\":\"shop\",\"page\":\"A\"}"));
    var down = new AtomicInteger(2);
    var pseudonyms =
        new Pseudonyms(
            p -> {
              if (down.decrementAndGet() >= 0) {
                throw new UncheckedIOException(new IOException("the database is away"));
              }
              return new byte[] {1};
            });
    pipeline = pipeline(directory, warehouse, Sent.decoding(pseudonyms));

    assertThat(List.of(pipeline.tryOne(), pipeline.tryOne(), pipeline.tryOne()))
        .containsExactly(false, false, true);
    assertThat(titles()).containsExactly("A");
    assertThat(rows(BAD)).isEmpty();
  }

  @Test
  void keepsWhatIsNoRecordAndWaitsForTheProgramThatCanReadANewerOne() throws Exception {
    journal.append(new byte[] {0, 1, 2});
    append(Sent.views(project, Sent.NOON, "A"));
    assertThat(pipeline.tryOne()).isTrue();
    journal.append(new byte[] {99});

    assertThat(pipeline.tryOne()).isFalse();
    assertThatThrownBy(pipeline::check)
        .hasMessageContaining("An envelope of version 99; this program reads up to 2");
    assertThat(titles()).containsExactly("A");
    assertThat(Sent.rows(warehouse, 0, "SELECT message, length(payload) FROM bad_rows"))
        .containsExactly("no record of ours|3");
  }

  private void stopWhereItIsDecided(String place) {
    try {
      if (place.equals("ledger.folder.after")
          && Files.readString(directory.resolve("ledger")).contains("refused")) {
        throw new Stopped();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runAll(Pipeline tried) throws IOException {
    while (Ledger.open(directory.resolve("ledger")).stored() < journal.end()) {
      tried.tryOne();
    }
  }
}
