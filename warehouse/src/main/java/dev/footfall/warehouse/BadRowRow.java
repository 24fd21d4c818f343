package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import java.io.IOException;

/** A bad row as a row of the table {@code bad_rows}. */
final class BadRowRow {
  static final BatchInsert.Target TARGET =
      new BatchInsert.Target(
          "bad_rows",
          "project_id, batch, id, received_at, protocol, reason, message, payload, record, form",
          "project_id UInt64, batch UInt64, id UUID, received_at DateTime64(3, 'UTC'), "
              + "protocol String, reason String, message String, payload String, record UInt64, "
              + "form String");

  private BadRowRow() {}

  /** Writes the row. */
  static void write(RowBinary out, BadRow row, long batch) throws IOException {
    out.int64(row.project());
    out.int64(batch);
    out.uuid(row.id());
    out.time(row.receivedAt());
    out.text(row.protocol());
    out.text(row.reason().text());
    out.text(row.message());
    out.bytes(row.payload());
    out.int64(row.origin().map(origin -> origin.record()).orElse(0L));
    out.text(row.origin().map(origin -> origin.form().text()).orElse(""));
  }
}
