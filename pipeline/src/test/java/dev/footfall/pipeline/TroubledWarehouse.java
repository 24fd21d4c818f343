package dev.footfall.pipeline;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.Changes;
import dev.footfall.warehouse.EventKey;
import dev.footfall.warehouse.Known;
import dev.footfall.warehouse.Output;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rollup;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Sighting;
import dev.footfall.warehouse.SqlReader;
import dev.footfall.warehouse.Warehouse;
import dev.footfall.warehouse.WarehouseException;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A real warehouse in which something happens before a batch is stored. */
record TroubledWarehouse(Warehouse real, Consumer<Batch> trouble) implements Warehouse {
  /** One that does not take events whose title begins so. */
  static TroubledWarehouse refusing(Warehouse real, String title) {
    return new TroubledWarehouse(
        real,
        batch -> {
          if (batch.events().stream().anyMatch(event -> begins(event, title))) {
            throw new WarehouseException(Kind.DATA, "not this one");
          }
        });
  }

  private static boolean begins(Event event, String title) {
    return event.text(Field.PAGE_TITLE).startsWith(title);
  }

  @Override
  public void store(Batch batch) {
    trouble.accept(batch);
    real.store(batch);
  }

  @Override
  public Rows ask(Question question) {
    return real.ask(question);
  }

  @Override
  public Set<Known> known(Collection<Sighting> places, long batch) {
    return real.known(places, batch);
  }

  @Override
  public Set<UUID> replayed(Set<EventKey> keys, long batch) {
    return real.replayed(keys, batch);
  }

  @Override
  public void erase(long project) throws InterruptedException {
    real.erase(project);
  }

  @Override
  public void expire(Map<Long, Instant> oldest) throws InterruptedException {
    real.expire(oldest);
  }

  @Override
  public Output operate(String statement, boolean json) {
    return real.operate(statement, json);
  }

  @Override
  public void keep(List<Rollup> wanted, long next) {
    real.keep(wanted, next);
  }

  @Override
  public Set<String> rollups() {
    return real.rollups();
  }

  @Override
  public Changes changes() {
    return real.changes();
  }

  @Override
  public SqlReader reader() {
    return real.reader();
  }

  @Override
  public void check() {
    real.check();
  }

  @Override
  public void close() {}
}
