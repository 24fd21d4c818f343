package dev.footfall.server;

import dev.footfall.definitions.Snapshot;
import dev.footfall.query.LatestEvents;
import dev.footfall.query.Queries;
import java.util.List;
import java.util.stream.Stream;

/** Every call of the API; docs/permissions.md says who may make which. */
final class ApiCalls {
  private ApiCalls() {}

  /** Those that need nothing but the accounts. */
  static List<Call> ofAccounts() {
    return Stream.of(
            UserCalls.calls(),
            TokenCalls.calls(),
            SignInCalls.calls(),
            ProjectCalls.calls(),
            MemberCalls.calls(),
            FeatureCalls.calls(),
            AuditCalls.calls(),
            KeyCalls.calls())
        .flatMap(List::stream)
        .toList();
  }

  static List<Call> all(Queries queries, LatestEvents events, Snapshot definitions) {
    return Stream.of(
            ofAccounts(),
            new OnboardingCalls(events::count).calls(),
            new QueryCalls(queries).calls(),
            new EventCalls(events).calls(),
            new DashboardCalls(definitions).calls())
        .flatMap(List::stream)
        .toList();
  }
}
