package dev.footfall.server;

import dev.footfall.event.Replay;
import dev.footfall.journal.JournalException;
import dev.footfall.pipeline.Pipeline;
import dev.footfall.query.BadRowSearch;
import dev.footfall.query.LatestBadRows;
import dev.footfall.query.ReplayableBadRows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads bad rows again, after a fix: puts their requests into the journal once more, where the
 * pipeline finds them like everything else. What was asked for twice is done once.
 */
final class Replays {
  /** Of one call: each is forced to disk. */
  private static final int MOST = 1000;

  /** Of one call, in bytes: what stands once for a body's events is written again with each. */
  private static final long MOST_BYTES = 64L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReplayableBadRows replayable;
  private final LatestBadRows badRows;
  private final Door door;
  private final Pipeline pipeline;
  private final InstantSource clock;

  Replays(
      ReplayableBadRows replayable,
      LatestBadRows badRows,
      Door door,
      Pipeline pipeline,
      InstantSource clock) {
    this.replayable = replayable;
    this.badRows = badRows;
    this.door = door;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * Reads a project's bad rows again, the oldest first and a thousand at most.
   *
   * @param after the id of the one to begin after; empty: from the oldest on
   * @return {@code asked}: how many were put into the journal; {@code replayed}: how many of them
   *     are bad rows no more, {@code events}: how many events they held, {@code unchanged}: how
   *     many are as bad as they were; {@code not_replayable}: how many cannot be read again; {@code
   *     stored}: whether that is final, because the pipeline came to all of them within ten
   *     seconds; {@code after}: where to go on, null where these were all
   * @throws ApiRefusal 503 if the journal takes nothing now, 404 if the project is gone
   */
  Map<String, Object> replay(long project, BadRowSearch search, String after)
      throws InterruptedException {
    var taking = new Taking(project);
    try {
      replayable.visit(project, search, after, MOST, clock.instant(), taking::take);
    } catch (JournalException e) {
      throw new ApiRefusal(503, "The journal takes nothing now; try again");
    }
    boolean stored = taking.last < 0 || pipeline.awaitStored(taking.last, PATIENCE);
    return answer(taking, stored);
  }

  private Map<String, Object> answer(Taking taking, boolean stored) {
    var became =
        taking.asked.isEmpty()
            ? new LatestBadRows.Replayed(0, 0)
            : badRows.replayed(taking.project, taking.asked);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("asked", taking.asked.size());
    answer.put("replayed", became.badRows());
    answer.put("events", became.events());
    answer.put("unchanged", taking.asked.size() - became.badRows());
    answer.put("not_replayable", taking.seen - taking.asked.size());
    answer.put("stored", stored);
    answer.put("after", taking.full() ? taking.reached : null);
    return answer;
  }

  /** What one call has taken so far. */
  private final class Taking {
    private final long project;
    private final List<UUID> asked = new ArrayList<>();
    private int seen;
    private long bytes;
    private long last = -1;
    private String reached = "";

    Taking(long project) {
      this.project = project;
    }

    boolean take(UUID id, Optional<Replay> replay) {
      seen++;
      reached = id.toString();
      replay.ifPresent(this::append);
      return !full();
    }

    private void append(Replay replay) {
      byte[] record = replay.toBytes();
      last = door.again(project, record);
      asked.add(replay.badRow());
      bytes += record.length;
    }

    boolean full() {
      return seen == MOST || bytes >= MOST_BYTES;
    }
  }
}
