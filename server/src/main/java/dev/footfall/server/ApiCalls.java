package dev.footfall.server;

import dev.footfall.definitions.Snapshot;
import dev.footfall.query.LatestBadRows;
import dev.footfall.query.LatestEvents;
import dev.footfall.query.Queries;
import java.util.List;
import java.util.stream.Stream;

/** Every call of the API; docs/permissions.md says who may make which. */
final class ApiCalls {
  private ApiCalls() {}

  static List<Call> all(
      Queries queries, LatestEvents events, LatestBadRows badRows, Snapshot definitions) {
    return Stream.of(
            UserCalls.calls(),
            ProjectCalls.calls(),
            MemberCalls.calls(),
            FeatureCalls.calls(),
            AuditCalls.calls(),
            KeyCalls.calls(),
            new OnboardingCalls(events::count).calls(),
            new SetupCalls(request -> request.publicUrl().of(request.http())).calls(),
            new QueryCalls(queries).calls(),
            new EventCalls(events).calls(),
            new BadRowCalls(badRows).calls(),
            new DashboardCalls(definitions).calls())
        .flatMap(List::stream)
        .toList();
  }
}
