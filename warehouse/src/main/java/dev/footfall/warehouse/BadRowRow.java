package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import java.io.IOException;

/** A bad row as a row of the table {@code bad_rows}. */
final class BadRowRow {
  /** The columns' names, as in an INSERT. */
  static final String COLUMNS =
      "project_id, batch, id, received_at, protocol, reason, message, payload";

  /** The columns' names and types in the file. */
  static final String STRUCTURE =
      "project_id UInt64, batch UInt64, id UUID, received_at DateTime64(3, 'UTC'), "
          + "protocol String, reason String, message String, payload String";

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
  }
}
