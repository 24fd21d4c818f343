package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.warehouse.Changes;
import dev.footfall.warehouse.Scope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer depends on: the days of events it looks at, where it looks at events alone
 * and within a range of their time, and who is behind a device, where it counts people; else all
 * that the project has. A session of a day depends on the days around it.
 */
final class Freshness {
  private static final String EVENTS = "events";
  private static final String TIME = "derived_tstamp";
  private static final String IDENTITY = "Identity";

  /** Functions whose value is another one each time. */
  static final Pattern VOLATILE =
      Pattern.compile(
          "(?i)\\b(now\\w*|today|yesterday|utctimestamp|utc_timestamp|current_\\w+|rand\\w*"
              + "|generate\\w+|uptime|rowNumberInAllBlocks|nowInBlock)\\b");

  private final Changes changes;

  Freshness(Changes changes) {
    this.changes = changes;
  }

  /** The mark of what an answer depends on; empty where nobody can tell, or while it changes. */
  OptionalLong mark(Plan plan, Work work, DateText dates) {
    if (!plan.tree().cubes().stream().allMatch(Freshness::known)) {
      return OptionalLong.empty();
    }
    if (work.rows() != null && VOLATILE.matcher(work.rows().sql()).find()) {
      return OptionalLong.empty();
    }
    if (!(work.scope() instanceof Scope.OneProject(long project))) {
      return changes.mark();
    }
    TimeRange days = days(plan, dates);
    if (days == null) {
      return changes.mark(project);
    }
    ZoneId zone = plan.resolved().query().zone();
    return changes.mark(
        project,
        day(days.from().atZone(zone).withEarlierOffsetAtOverlap()),
        day(days.to().atZone(zone).withLaterOffsetAtOverlap()),
        !plan.joins().isEmpty() || MoreCubes.wrote(plan.root().place()));
  }

  /**
   * Whether it is known which tables a cube looks at: those of events and of who is behind them.
   */
  private static boolean known(Cube cube) {
    return Model.ours(cube) || MoreCubes.wrote(cube.place());
  }

  /** The range of time of the events that are looked at; null where it is not that simple. */
  private static @Nullable TimeRange days(Plan plan, DateText dates) {
    if (MoreCubes.wrote(plan.root().place())) {
      return ofEntries(plan, dates);
    }
    boolean simple =
        plan.root().table().equals(EVENTS)
            && plan.tree().subJoins().isEmpty()
            && plan.joins().stream().allMatch(join -> join.to().name().equals(IDENTITY));
    if (!simple) {
      return null;
    }
    return AskedRange.of(plan.resolved().rows(), each -> isTime(each, plan), dates);
  }

  /** That of entries, and as long after it as what follows them is looked at. */
  private static @Nullable TimeRange ofEntries(Plan plan, DateText dates) {
    long after =
        plan.root().dimensions().values().stream()
            .mapToLong(Dimension::secondsAfter)
            .max()
            .orElse(0);
    var entries = AskedRange.of(plan.resolved().rows(), Dimension::metInside, dates);
    return entries == null ? null : new TimeRange(entries.from(), entries.to().plusSeconds(after));
  }

  private static boolean isTime(Dimension dimension, Plan plan) {
    return dimension.head().cube().equals(plan.root().name()) && dimension.sql().isColumn(TIME);
  }

  private static LocalDate day(ZonedDateTime moment) {
    return moment.withZoneSameInstant(ZoneOffset.UTC).toLocalDate();
  }
}
