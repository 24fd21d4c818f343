package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the changes to what is stored, so that an answer can be known to be still true: as long as
 * the mark of what it was worked out from is the same. Counters live as long as the process, which
 * is the only one that changes the data.
 *
 * <p>A counter moves before and after each change, and there is no mark while the change is being
 * made: nobody can tell then what a question would see.
 */
public final class Changes {
  private final Map<Long, Counters> projects = new HashMap<>();
  private final List<Change> open = new ArrayList<>();
  private long all;
  private long elsewhere;

  /** Nothing has changed yet. */
  public Changes() {}

  /** A change that is being made; closing it says that it is done, or given up. */
  public interface Change extends AutoCloseable {
    @Override
    void close();

    /** Whether it may change what a project's questions see; of these days alone, if given. */
    boolean touches(long project, @Nullable LocalDate from, @Nullable LocalDate to);
  }

  /** A batch is being stored. */
  public Change storing(Batch batch) {
    var touched = new HashMap<Long, Touched>();
    for (Event event : batch.events()) {
      touched.computeIfAbsent(event.project(), _ -> new Touched()).add(event);
    }
    for (BadRow row : batch.badRows()) {
      touched.computeIfAbsent(row.project(), _ -> new Touched());
    }
    for (Replayed row : batch.replayed()) {
      touched.computeIfAbsent(row.project(), _ -> new Touched());
    }
    return begin(new Stored(touched));
  }

  /** A change of which nobody knows, after a failure, whether the engine goes on with it. */
  public interface Deletion extends Change {
    /** Leaves it open, until a later one of the same projects has succeeded. */
    void failed();
  }

  /** Rows of these projects, of any day, are being deleted. */
  public Deletion deleting(Collection<Long> projectIds) {
    var deletion = new Deleted(Set.copyOf(projectIds));
    begin(deletion);
    return deletion;
  }

  /** Tables that are not Footfall's own are being changed. */
  public Change operating() {
    return begin(new Operated());
  }

  /** What stands for all of a project's rows as they are now; empty while they change. */
  public synchronized OptionalLong mark(long project) {
    if (open.stream().anyMatch(change -> change.touches(project, null, null))) {
      return OptionalLong.empty();
    }
    var counters = projects.get(project);
    return OptionalLong.of(elsewhere + (counters == null ? 0 : counters.all));
  }

  /**
   * What stands for a project's events of these days (UTC, both included) as they are now; empty
   * while they change.
   *
   * @param people whether it matters, too, who is behind a device
   */
  public synchronized OptionalLong mark(
      long project, LocalDate from, LocalDate to, boolean people) {
    if (open.stream().anyMatch(change -> change.touches(project, from, to))) {
      return OptionalLong.empty();
    }
    var counters = projects.get(project);
    return OptionalLong.of(counters == null ? 0 : counters.of(from, to, people));
  }

  /** What stands for all rows of all tables as they are now; empty while they change. */
  public synchronized OptionalLong mark() {
    return open.isEmpty() ? OptionalLong.of(all) : OptionalLong.empty();
  }

  private synchronized Change begin(Recorded change) {
    move(change);
    open.add(change);
    return change;
  }

  private synchronized void end(Recorded change) {
    if (open.remove(change)) {
      move(change);
    }
  }

  /** One that succeeded has waited for whatever the engine was still at. */
  private synchronized void endFailedBefore(Deleted success) {
    open.removeIf(
        change ->
            change instanceof Deleted other
                && other.failed
                && success.deleted.containsAll(other.deleted));
  }

  private synchronized void fail(Deleted deletion) {
    deletion.failed = true;
  }

  private void move(Recorded change) {
    all++;
    change.move();
  }

  private Counters counters(long project) {
    return projects.computeIfAbsent(project, _ -> new Counters());
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** How often what a project's questions see has changed. */
  private static final class Counters {
    private final TreeMap<LocalDate, Long> days = new TreeMap<>();
    private long all;
    private long deleted;
    private long people;

    long of(LocalDate from, LocalDate to, boolean withPeople) {
      long sum = deleted + (withPeople ? people : 0);
      if (from.isAfter(to)) {
        return sum;
      }
      for (long count : days.subMap(from, true, to, true).values()) {
        sum += count;
      }
      return sum;
    }
  }

  /** What a batch adds to a project. */
  private static final class Touched {
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private boolean people;

    void add(Event event) {
      var time = event.time(Field.DERIVED_TSTAMP);
      if (time != null) {
        days.add(day(time));
      }
      people |= !event.text(Field.USER_ID).isEmpty() && !event.text(Field.DEVICE).isEmpty();
    }
  }

  private abstract class Recorded implements Change {
    abstract void move();

    @Override
    public void close() {
      end(this);
    }
  }

  private final class Stored extends Recorded {
    private final Map<Long, Touched> touched;

    Stored(Map<Long, Touched> touched) {
      this.touched = touched;
    }

    @Override
    void move() {
      touched.forEach(
          (project, what) -> {
            var counters = counters(project);
            counters.all++;
            counters.people += what.people ? 1 : 0;
            what.days.forEach(day -> counters.days.merge(day, 1L, Long::sum));
          });
    }

    @Override
    public boolean touches(long project, @Nullable LocalDate from, @Nullable LocalDate to) {
      var what = touched.get(project);
      if (what == null || from == null || to == null || what.people) {
        return what != null;
      }
      var first = what.days.ceiling(from);
      return first != null && !first.isAfter(to);
    }
  }

  private final class Deleted extends Recorded implements Deletion {
    private final Set<Long> deleted;
    private boolean failed;

    Deleted(Set<Long> deleted) {
      this.deleted = deleted;
    }

    @Override
    void move() {
      for (long project : deleted) {
        counters(project).all++;
        counters(project).deleted++;
      }
    }

    @Override
    public void failed() {
      fail(this);
    }

    @Override
    public void close() {
      endFailedBefore(this);
      super.close();
    }

    @Override
    public boolean touches(long project, @Nullable LocalDate from, @Nullable LocalDate to) {
      return deleted.contains(project);
    }
  }

  private final class Operated extends Recorded {
    @Override
    void move() {
      elsewhere++;
    }

    @Override
    public boolean touches(long project, @Nullable LocalDate from, @Nullable LocalDate to) {
      return from == null;
    }
  }
}
