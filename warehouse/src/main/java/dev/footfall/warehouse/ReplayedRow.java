package dev.footfall.warehouse;

import java.io.IOException;

/** What became of a bad row as a row of the table {@code replays}. */
final class ReplayedRow {
  static final BatchInsert.Target TARGET =
      new BatchInsert.Target(
          "replays",
          "project_id, batch, bad_row, asked_at, events, bad_rows",
          "project_id UInt64, batch UInt64, bad_row UUID, asked_at DateTime64(3, 'UTC'), "
              + "events UInt32, bad_rows UInt32");

  private ReplayedRow() {}

  /** Writes the row. */
  static void write(RowBinary out, Replayed row, long batch) throws IOException {
    out.int64(row.project());
    out.int64(batch);
    out.uuid(row.badRow());
    out.time(row.askedAt());
    out.int32(row.events());
    out.int32(row.badRows());
  }
}
