package dev.footfall.query;

import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Group;
import dev.footfall.query.Resolved.Test;
import java.time.ZoneId;

/**
 * Whether a rollup's answer to a query is the raw table's for certain (law: Rollups): it holds all
 * that is asked for, no bucket of its lies in two of the query's, and every bound of a time is one
 * of its own.
 */
final class RollupChoice {
  private final RolledUp rollup;
  private final Model model;
  private final Resolved resolved;
  private final DateText dates;
  private final ZoneId zone;

  private RollupChoice(RolledUp rollup, Model model, Resolved resolved, DateText dates) {
    this.rollup = rollup;
    this.model = model;
    this.resolved = resolved;
    this.dates = dates;
    this.zone = resolved.query().zone();
  }

  /**
   * Checks that a rollup can answer a query.
   *
   * @param model the model whose members the query has
   * @throws UnfitException if it cannot
   */
  static void check(RolledUp rollup, Model model, Resolved resolved, DateText dates) {
    if (resolved.query().ungrouped()) {
      throw new UnfitException("has no single rows, which are asked for");
    }
    var choice = new RollupChoice(rollup, model, resolved, dates);
    resolved.members().forEach(choice::held);
    resolved.dimensions().forEach(choice::whole);
    resolved.buckets().forEach(choice::fits);
    resolved.rows().forEach(choice::fits);
    resolved.results().forEach(choice::fits);
  }

  private void held(Member asked) {
    Member member = model.meant(asked);
    boolean ours = member.head().cube().equals(rollup.definition().cube());
    if (!ours || rollup.cube().member(member.head().name()) == null) {
      throw new UnfitException("does not hold " + member.path());
    }
  }

  private void whole(Member member) {
    if (isTime(member)) {
      throw new UnfitException("holds " + member.path() + " in buckets only");
    }
  }

  private void fits(Bucket bucket) {
    if (!isTime(bucket.dimension())) {
      return;
    }
    Granularity held = held();
    if (!rollup.grid().divides(bucket.granularity())) {
      throw new UnfitException(
          "holds "
              + bucket.dimension().path()
              + " by "
              + held.word()
              + ", not by "
              + bucket.granularity().word());
    }
    if (!rollup.grid().fits(zone, AskedRange.of(resolved.rows(), this::isTime, dates))) {
      throw new UnfitException(
          "holds "
              + bucket.dimension().path()
              + " by "
              + held.word()
              + " in UTC, which "
              + zone.getId()
              + " cuts apart");
    }
  }

  private Granularity held() {
    Granularity named =
        Granularity.named(rollup.definition().granularity()).orElse(Granularity.DAY);
    return named.compareTo(Granularity.DAY) > 0 ? Granularity.DAY : named;
  }

  private void fits(Condition condition) {
    switch (condition) {
      case Test test when test.operator() == Operator.MEASURE_FILTER ->
          throw new UnfitException("cannot look at rows one by one, as measureFilter does");
      case Test test when isTime(test.member()) -> fits(test);
      case Test _ -> {}
      case During during when isTime(during.member()) -> aligned(during.range(), true, true);
      case During _ -> {}
      case Group group -> group.conditions().forEach(this::fits);
    }
  }

  private void fits(Test test) {
    switch (test.operator()) {
      case IN_DATE_RANGE, NOT_IN_DATE_RANGE, ON_THE_DATE ->
          aligned(Conditions.range(test, dates), true, true);
      case BEFORE_DATE, AFTER_OR_ON_DATE -> aligned(Conditions.range(test, dates), true, false);
      case BEFORE_OR_ON_DATE, AFTER_DATE -> aligned(Conditions.range(test, dates), false, true);
      default ->
          throw new UnfitException("cannot compare single moments of " + test.member().path());
    }
  }

  private void aligned(TimeRange range, boolean start, boolean end) {
    boolean on =
        (!start || rollup.grid().begins(range.from(), zone))
            && (!end || rollup.grid().ends(range.to(), zone));
    if (!on) {
      throw new UnfitException(
          "is by " + held().word() + " in UTC, and the time asked for begins or ends between two");
    }
  }

  private boolean isTime(Member asked) {
    Member member = model.meant(asked);
    return member.head().name().equals(rollup.definition().timeDimension())
        && member.head().cube().equals(rollup.definition().cube());
  }
}
