package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import dev.footfall.event.Origin;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The request that bad rows came in, as a row of the table {@code bad_requests}. */
final class BadRequestRow {
  static final BatchInsert.Target TARGET =
      new BatchInsert.Target(
          "bad_requests",
          "project_id, batch, record, received_at, request",
          "project_id UInt64, batch UInt64, record UInt64, received_at DateTime64(3, 'UTC'), "
              + "request String");

  private BadRequestRow() {}

  /** One origin for each request. */
  static List<Origin> of(List<BadRow> badRows) {
    Map<Long, Origin> origins = new LinkedHashMap<>();
    for (BadRow row : badRows) {
      row.origin().ifPresent(origin -> origins.putIfAbsent(origin.record(), origin));
    }
    return List.copyOf(origins.values());
  }

  /** Writes the row. */
  static void write(RowBinary out, Origin origin, long batch) throws IOException {
    out.int64(origin.request().project());
    out.int64(batch);
    out.int64(origin.record());
    out.time(origin.request().receivedAt());
    out.bytes(origin.request().toBytes());
  }
}
