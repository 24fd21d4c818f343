package dev.footfall.query;

import dev.footfall.event.BadRow.Reason;
import dev.footfall.event.Envelope;
import dev.footfall.event.Origin;
import dev.footfall.event.Replay;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bad rows with what it takes to read them again. Safe for use by many threads. */
public final class ReplayableBadRows {
  private static final String PAGE =
      Resource.text("bad-rows-to-replay.sql").replace("%s", BadRowSearch.FOUND);

  private final Warehouse warehouse;

  /** Of this warehouse. */
  public ReplayableBadRows(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** What is done with each bad row. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one.
     *
     * @param id the bad row's id
     * @param replay how it is read again; empty where it cannot be
     * @return whether to go on to the next one
     */
    boolean take(UUID id, Optional<Replay> replay);
  }

  /**
   * Visits bad rows, one at a time, the oldest first.
   *
   * @param after the id of the one to begin after; empty: from the oldest on
   * @param limit how many at most
   * @param askedAt when somebody asked for them to be read again
   */
  public void visit(
      long project,
      BadRowSearch search,
      String after,
      int limit,
      Instant askedAt,
      Visitor visitor) {
    var parameters = search.parameters();
    parameters.put("after", after);
    parameters.put("limit", Integer.toString(limit));
    var question = new Question(PAGE, parameters, Scope.project(project), Limits.DEFAULT);
    try (Rows rows = warehouse.ask(question)) {
      boolean more = true;
      for (var row = rows.next(); row != null && more; row = rows.next()) {
        more = visitor.take(UUID.fromString(text(row, 0)), replay(row, askedAt));
      }
    }
  }

  private static Optional<Replay> replay(List<@Nullable String> row, Instant askedAt) {
    if (text(row, 3).isEmpty() || text(row, 6).isEmpty()) {
      return Optional.empty();
    }
    var request = Envelope.fromBytes(bytes(row, 6));
    var origin = new Origin(0, Origin.Form.of(text(row, 3)), request);
    return Optional.of(
        new Replay(
            UUID.fromString(text(row, 0)),
            askedAt,
            Reason.valueOf(text(row, 1).toUpperCase(Locale.ROOT)),
            text(row, 2),
            origin.with(bytes(row, 4))));
  }

  private static byte[] bytes(List<@Nullable String> row, int column) {
    return Base64.getDecoder().decode(text(row, column));
  }

  private static String text(List<@Nullable String> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }
}
