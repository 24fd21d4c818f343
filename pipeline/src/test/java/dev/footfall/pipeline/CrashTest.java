package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Failpoint;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A pipeline's life that ends at every third place between two of its steps (at each with {@code
 * -Dfootfall.long}), and goes on in a new one: each event, bad row and replay is stored once.
 * {@code HaltCrashIT} ends the engine too.
 */
@Timeout(1_200)
class CrashTest extends PipelineFixture {
  /** Five places in a ledger's write, four in an insert: every third is all of them in turn. */
  private static final int STEP = Boolean.getBoolean("footfall.long") ? 1 : 3;

  @Test
  void storesEverythingOnceWhereverItEnds() throws Exception {
    List<String> places = new ArrayList<>();
    lives("whole", place -> places.add(place));
    assertThat(places.stream().distinct())
        .containsExactlyInAnyOrder(
            "ledger.write.before",
            "ledger.force.before",
            "ledger.rename.before",
            "ledger.rename.after",
            "ledger.folder.after",
            "forced.write.before",
            "forced.force.before",
            "forced.rename.before",
            "forced.rename.after",
            "forced.folder.after",
            "batch.write.before",
            "batch.insert.before",
            "batch.insert.after",
            "batch.delete.after");
    for (int last = 0; last < places.size(); last += STEP) {
      var left = new AtomicInteger(last);
      lives(places.get(last) + "-" + last, place -> stopAt(left));
      assertThat(left.get()).isNegative();
    }
  }

  private static void stopAt(AtomicInteger left) {
    if (left.getAndDecrement() == 0) {
      throw new Stopped();
    }
  }

  private void lives(String name, Consumer<String> watcher) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    end();
    begin(folder, JournalOptions.DEFAULT);
    append(
        Sent.views(project, Sent.NOON, "A", "B", "A"),
        Sent.broken(project, "C"),
        Sent.views(project, Sent.NOON, "poison"));
    journal.append(Sent.replay(project, "D").toBytes());
    journal.append(Sent.replay(project, "D").toBytes());
    try (var _ = Failpoint.watch(place -> watch(place, watcher))) {
      runAll(folder);
    } catch (Stopped e) {
      journal.close();
      journal = FileJournal.open(folder.resolve("journal"), JournalOptions.DEFAULT, 0);
    }
    append(Sent.views(project, Sent.NOON, "B", "E"));
    runAll(folder);
    assertThat(titles()).as(name).containsExactly("A", "B", "D", "E");
    assertThat(rows("SELECT reason FROM bad_rows ORDER BY reason"))
        .as(name)
        .containsExactly("enrichment_failure", "tracker_protocol_violation");
    assertThat(rows("SELECT count() FROM bad_requests")).as(name).containsExactly("2");
    assertThat(rows("SELECT events, bad_rows FROM replays")).as(name).containsExactly("1|0");
  }

  /** What happens to the journal itself is its own test's. */
  private static void watch(String place, Consumer<String> watcher) {
    if (!place.startsWith("journal.")) {
      watcher.accept(place);
    }
  }

  private void runAll(Path folder) throws IOException {
    var tried = pipeline(folder, TroubledWarehouse.refusing(warehouse, "poison"));
    while (Ledger.open(folder.resolve("ledger")).stored() < journal.end()) {
      tried.tryOne();
    }
  }
}
