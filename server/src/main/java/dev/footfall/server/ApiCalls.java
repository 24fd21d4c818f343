package dev.footfall.server;

import dev.footfall.definitions.Snapshot;
import dev.footfall.event.Project;
import dev.footfall.query.LatestEvents;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import dev.footfall.warehouse.Warehouse;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every call of the API; docs/permissions.md says who may make which. */
final class ApiCalls {
  private ApiCalls() {}

  /**
   * Those that need nothing but the accounts.
   *
   * @param quota how a project stands in its month; null where that cannot be told
   */
  static List<Call> ofAccounts(Function<Project, MonthlyQuota.@Nullable Use> quota) {
    return Stream.of(
            UserCalls.calls(),
            TokenCalls.calls(),
            SignInCalls.calls(),
            new ProjectCalls(quota).calls(),
            MemberCalls.calls(),
            FeatureCalls.calls(),
            AuditCalls.calls(),
            KeyCalls.calls(),
            SettingCalls.calls(),
            DataSourceCalls.calls())
        .flatMap(List::stream)
        .toList();
  }

  /** Those that need the accounts and the model, and nothing else. */
  static List<Call> ofQueries(Queries queries) {
    var forwarding = new CubeForwarding(InstantSource.system());
    return Stream.of(
            ofAccounts(project -> null),
            new QueryCalls(queries, forwarding, _ -> MoreCubes.NONE).calls())
        .flatMap(List::stream)
        .toList();
  }

  /** Those that need the accounts and the warehouse, and nothing else. */
  static List<Call> ofWarehouse(Warehouse warehouse) {
    return Stream.of(ofAccounts(project -> null), new SqlCalls(warehouse).calls())
        .flatMap(List::stream)
        .toList();
  }

  static List<Call> all(
      Queries queries,
      LatestEvents events,
      BadRowCalls badRows,
      UsageCalls usage,
      MonthlyQuota quota,
      Snapshot builtIn,
      Function<ApiRequest, Snapshot> definitions,
      RepositoryCalls repositories,
      Warehouse warehouse) {
    return Stream.of(
            ofAccounts(quota::use),
            new OnboardingCalls(events::count).calls(),
            SetupCalls.calls(),
            new QueryCalls(
                    queries,
                    new CubeForwarding(InstantSource.system()),
                    request -> definitions.apply(request).cubes())
                .calls(),
            new EventCalls(events).calls(),
            badRows.calls(),
            usage.calls(),
            new SqlCalls(warehouse).calls(),
            new DashboardCalls(builtIn, definitions).calls(),
            new FunnelCalls(definitions).calls(),
            repositories.calls())
        .flatMap(List::stream)
        .toList();
  }
}
