package dev.footfall.server;

import dev.footfall.definitions.Snapshot;
import dev.footfall.query.LatestEvents;
import dev.footfall.query.Queries;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Every call of the API; docs/permissions.md says who may make which. */
final class ApiCalls {
  private ApiCalls() {}

  static List<Call> all(
      Queries queries,
      LatestEvents events,
      UsageCalls usage,
      MonthlyQuota quota,
      Snapshot definitions) {
    return Stream.of(
            UserCalls.calls(),
            new ProjectCalls(quota).calls(),
            MemberCalls.calls(),
            FeatureCalls.calls(),
            AuditCalls.calls(),
            KeyCalls.calls(),
            SettingCalls.calls(),
            DataSourceCalls.calls(),
            new OnboardingCalls(events::count).calls(),
            new QueryCalls(queries, new CubeForwarding(InstantSource.system())).calls(),
            new EventCalls(events).calls(),
            usage.calls(),
            new DashboardCalls(definitions).calls())
        .flatMap(List::stream)
        .toList();
  }
}
