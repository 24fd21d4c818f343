package dev.footfall.pipeline;

import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Rollup;
import dev.footfall.warehouse.Warehouse;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;

/**
 * A process that goes on where the one before it ended: first all that was acknowledged has to be
 * stored once, then it stores something of every kind itself, and erases a project. It may be ended
 * at any place ({@code -Dfootfall.failpoint}).
 */
final class Life {
  private static final long SHOP = 1;

  private final Path ledger;
  private final Path told;
  private final FileJournal journal;
  private final Pipeline pipeline;
  private final Warehouse warehouse;

  private Life(Path folder, Warehouse warehouse) throws IOException {
    this.ledger = folder.resolve("ledger");
    this.told = folder.resolve("told");
    this.warehouse = warehouse;
    var opened = Ledger.open(ledger, warehouse);
    journal = FileJournal.open(folder.resolve("journal"), JournalOptions.DEFAULT, opened.cut());
    pipeline =
        new Pipeline(
            journal,
            opened,
            Sent.decoding(),
            TroubledWarehouse.refusing(warehouse, "poison"),
            new PipelineMetrics(new PrometheusRegistry()));
  }

  /** Lives in a folder, under a name of its own; fails where something is lost or twice. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (var warehouse = EmbeddedClickHouse.open(EngineOptions.in(folder.resolve("engine")))) {
      var life = new Life(folder, warehouse);
      try {
        life.live(arguments[1]);
      } finally {
        life.pipeline.close();
        life.journal.close();
      }
    }
    System.out.println("whole");
  }

  private void live(String name) throws IOException, InterruptedException {
    var rollup = rollup(name);
    warehouse.keep(List.of(rollup), Ledger.open(ledger).stored());
    storeAll();
    check();
    send("event A " + name, Sent.views(SHOP, Sent.NOON, "A " + name).toBytes());
    send("event A " + name, Sent.views(SHOP, Sent.NOON, "A " + name).toBytes());
    send("bad C " + name, Sent.broken(SHOP, "C " + name).toBytes());
    send("bad poison " + name, Sent.views(SHOP, Sent.NOON, "poison " + name).toBytes());
    send("event D " + name, Sent.replay(SHOP, "D " + name).toBytes());
    send("event D " + name, Sent.replay(SHOP, "D " + name).toBytes());
    long other = 2L + told().size();
    send("erased " + other, Sent.views(other, Sent.NOON, "gone").toBytes());
    storeAll();
    check();
    while (!warehouse.rollups().contains(rollup.table())) {
      Thread.sleep(5);
    }
    check(rollup);
  }

  /** A new one in each life, in the place of the last one's. */
  private static Rollup rollup(String life) {
    String literal = "'" + life + "'";
    return new Rollup(
        "Events",
        "titles",
        "events",
        "e",
        "toDateTime64(toStartOfDay(e.derived_tstamp), 3, 'UTC')",
        List.of(
            new Rollup.Column("life", literal, Rollup.Use.KEY),
            new Rollup.Column("title", "e.page_title", Rollup.Use.KEY),
            new Rollup.Column("events", "count()", Rollup.Use.SUM)));
  }

  private void check(Rollup rollup) {
    String titles =
        "SELECT title, sum(events) FROM " + rollup.table() + " GROUP BY title ORDER BY title";
    String raw = "SELECT page_title, count() FROM events GROUP BY page_title ORDER BY page_title";
    var found = Sent.rows(warehouse, SHOP, titles);
    if (!found.equals(Sent.rows(warehouse, SHOP, raw))) {
      throw new IllegalStateException("the rollup's totals are not the events': " + found);
    }
  }

  private void send(String what, byte[] record) throws IOException {
    journal.append(record);
    Files.writeString(told, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<String> told() throws IOException {
    return Files.exists(told) ? Files.readAllLines(told) : List.of();
  }

  private List<String> told(String kind) throws IOException {
    return told().stream()
        .filter(line -> line.startsWith(kind))
        .map(line -> line.substring(kind.length()))
        .distinct()
        .toList();
  }

  private void storeAll() throws IOException, InterruptedException {
    while (Ledger.open(ledger).stored() < journal.end()) {
      pipeline.tryOne();
    }
    for (String project : told("erased ")) {
      pipeline.erase(Long.parseLong(project));
    }
  }

  private void check() throws IOException {
    holdsOnce("events", told("event "), Sent.titles(warehouse, SHOP));
    String payloads = "SELECT extract(payload, '\"page\":\"([^\"]+)\"') FROM bad_rows";
    holdsOnce("bad rows", told("bad "), Sent.rows(warehouse, SHOP, payloads));
    holdsOnce("replays", List.of(), Sent.rows(warehouse, SHOP, "SELECT bad_row FROM replays"));
    holdsOnce("requests", List.of(), Sent.rows(warehouse, SHOP, "SELECT record FROM bad_requests"));
    for (String project : told("erased ")) {
      if (!Sent.titles(warehouse, Long.parseLong(project)).isEmpty()) {
        throw new IllegalStateException("project " + project + " is not erased");
      }
    }
  }

  /** What was not told may be there: the process can end before it tells. */
  private static void holdsOnce(String what, List<String> told, List<String> stored) {
    var distinct = new HashSet<>(stored);
    if (distinct.size() != stored.size() || !distinct.containsAll(told)) {
      throw new IllegalStateException(what + ": told " + told + ", stored " + stored);
    }
  }
}
