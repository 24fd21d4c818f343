package dev.footfall.server;

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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stands where a warehouse is needed and none is asked. */
final class NoWarehouse implements Warehouse {
  @Override
  public Rows ask(Question question) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void store(Batch batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Known> known(Collection<Sighting> places, long batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<UUID> replayed(Set<EventKey> keys, long batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void erase(long project) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void expire(Map<Long, Instant> oldest) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Output operate(String statement, boolean json) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void keep(List<Rollup> wanted, long next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Changes changes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> rollups() {
    return Set.of();
  }

  @Override
  public SqlReader reader() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void check() {}

  @Override
  public void close() {}
}
