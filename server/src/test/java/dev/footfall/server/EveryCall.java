package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.definitions.BuiltIn;
import dev.footfall.query.LatestBadRows;
import dev.footfall.query.LatestEvents;
import dev.footfall.query.Model;
import dev.footfall.query.MonthlyEvents;
import dev.footfall.query.Queries;
import dev.footfall.review.Repositories;
import dev.footfall.review.RepositoryLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All calls as the server has them, but answering "answered": who gets there is the question. */
final class EveryCall {
  private EveryCall() {}

  static List<Call> answered(Access access) {
    var none = new NoWarehouse();
    var queries = new Queries(Model.builtIn(), none, Clock.systemUTC());
    return ApiCalls.all(
            queries,
            new LatestEvents(none),
            new BadRowCalls(new LatestBadRows(none), (project, search, after) -> Map.of()),
            new UsageCalls(new MonthlyEvents(none), InstantSource.system()),
            Unlimited.quota(),
            BuiltIn.snapshot("test"),
            request -> BuiltIn.snapshot("test"),
            repositories(access),
            none)
        .stream()
        .map(EveryCall::answered)
        .toList();
  }

  private static Call answered(Call call) {
    return new Call(
        call.method(),
        call.path(),
        call.reads(),
        call.permission(),
        call.evenWhenArchived(),
        call.features(),
        request -> Answer.ok("answered"));
  }

  /** With nothing in them: none of these calls gets that far. */
  private static RepositoryCalls repositories(Access access) {
    try {
      var repositories =
          new Repositories(
              Path.of("target", "no-repositories"),
              new RepositoryLimits(1, 1, 1),
              new AccessRules(access),
              (tree, commit) -> BuiltIn.snapshot(commit));
      var rules = new RemoteRules(Set.of(), List.of(), () -> false);
      var clock = InstantSource.system();
      return new RepositoryCalls(repositories, new Follower(access, repositories, rules, clock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
