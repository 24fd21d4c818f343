package dev.footfall.journal;

import dev.footfall.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the one thread of {@link GroupCommit} does: it writes groups, begins segments, and tries a
 * disk that failed.
 */
final class Writing implements GroupCommit.Store {
  private static final System.Logger LOG = System.getLogger("journal");

  private final Path directory;
  private final JournalOptions options;
  private final Segments segments;
  private final Limits limits;
  private final End end;
  private final Steps steps;
  private final InstantSource clock;
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private @Nullable SegmentWriter writer;
  private long writerSince;
  private volatile @Nullable JournalException outage;

  Writing(
      Path directory,
      JournalOptions options,
      Segments segments,
      Limits limits,
      End end,
      Steps steps,
      InstantSource clock) {
    this.directory = directory;
    this.options = options;
    this.segments = segments;
    this.limits = limits;
    this.end = end;
    this.steps = steps;
    this.clock = clock;
  }

  /** Why nothing can be stored; nothing where it can. */
  @Nullable JournalException outage() {
    return outage;
  }

  /** How many records were stored since the start. */
  long records() {
    return records.sum();
  }

  /** Bytes of their payloads. */
  long bytes() {
    return bytes.sum();
  }

  @Override
  public long store(List<byte[]> payloads) {
    var down = outage;
    if (down != null) {
      throw down;
    }
    long first = end.number();
    try {
      var at = writer;
      var open = at == null || at.size() >= options.segmentBytes() ? begin() : at;
      open.write(first, payloads);
      segments.put(open.segment(), open.size(), first, clock.millis());
    } catch (IOException | RuntimeException | Error e) {
      throw fail(e);
    }
    records.add(payloads.size());
    bytes.add(payloads.stream().mapToLong(payload -> payload.length).sum());
    end.moveTo(first + payloads.size());
    limits.judge(end.number());
    return first;
  }

  /** Tries a disk that failed, and ends a segment that only keeps what is stored from going. */
  @Override
  public void upkeep() {
    limits.judge(end.number());
    boolean down = outage != null;
    if (!down && !idle()) {
      return;
    }
    try {
      begin();
      outage = null;
      if (down) {
        LOG.log(System.Logger.Level.INFO, "The journal stores again");
      }
      segments.release(0);
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Lets go of the segment at hand; it is not written again. */
  void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "A segment did not close", e);
    }
    writer = null;
  }

  private boolean idle() {
    var at = writer;
    return at != null
        && end.number() > at.segment().first()
        && segments.storedTo(end.number())
        && clock.millis() - writerSince >= options.segmentAge().toMillis();
  }

  private SegmentWriter begin() throws IOException {
    close();
    long now = clock.millis();
    long first = end.number();
    var begun =
        SegmentWriter.create(Segment.at(directory, first), now, options.segmentBytes(), steps);
    segments.put(begun.segment(), begun.size(), first, now);
    writer = begun;
    writerSince = now;
    return begun;
  }

  private JournalException fail(Throwable e) {
    close();
    var failure =
        new JournalException(Reason.DISK, "The journal in " + directory + " cannot store: " + e, e);
    if (outage == null) {
      LOG.log(System.Logger.Level.ERROR, failure.getMessage() + "; it is tried again");
    }
    outage = failure;
    return failure;
  }
}
