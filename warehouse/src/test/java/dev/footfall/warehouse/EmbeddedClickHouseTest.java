package dev.footfall.warehouse;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClickHouseTest extends WarehouseContract {
  @TempDir private Path directory;

  @Override
  Warehouse open() {
    return EmbeddedClickHouse.open(EngineOptions.in(directory));
  }
}
