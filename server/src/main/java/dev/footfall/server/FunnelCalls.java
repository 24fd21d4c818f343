package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.definitions.FunnelFile;
import dev.footfall.definitions.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code product_analytics/funnels}: the funnels of a project, at the branch, tag or commit of
 * {@code ?ref=} (lineage.md 4). What they count is asked by queries about the cubes they are.
 */
final class FunnelCalls {
  private static final String BASE = "/projects/:id/product_analytics/funnels";

  private static final Feature[] FEATURES = {
    Feature.PRODUCT_ANALYTICS_INTERNAL_PREVIEW, Feature.COMBINED_ANALYTICS_DASHBOARDS
  };

  private final Function<ApiRequest, Snapshot> definitions;

  /**
   * With a project's.
   *
   * @param definitions those at the query's {@code ref}
   */
  FunnelCalls(Function<ApiRequest, Snapshot> definitions) {
    this.definitions = definitions;
  }

  List<Call> calls() {
    return List.of(
        Call.get(BASE, Permission.REPORTER, this::list).under(FEATURES),
        Call.get(BASE + "/:name", Permission.REPORTER, this::one).under(FEATURES));
  }

  /** Those that can be counted, as the lineage told them; with {@code ?problems=true} every one. */
  private Answer list(ApiRequest request) {
    Snapshot snapshot = definitions.apply(request);
    boolean every = request.query("problems").filter("true"::equals).isPresent();
    return answer(snapshot, every ? every(snapshot) : counted(snapshot));
  }

  private static List<Map<String, @Nullable Object>> every(Snapshot snapshot) {
    return snapshot.funnels().stream().map(FunnelJson::summary).toList();
  }

  private static List<Map<String, @Nullable Object>> counted(Snapshot snapshot) {
    return snapshot.funnels().stream()
        .flatMap(file -> file.funnel().stream().map(funnel -> FunnelJson.counted(file, funnel)))
        .toList();
  }

  private Answer one(ApiRequest request) {
    Snapshot snapshot = definitions.apply(request);
    FunnelFile file =
        named(snapshot.funnels(), request.parameter("name"))
            .orElseThrow(() -> new ApiRefusal(404, "404 Funnel Not Found"));
    return answer(snapshot, FunnelJson.whole(file));
  }

  /** What queries call so, else the file called so, else one of several that want the name. */
  private static Optional<FunnelFile> named(List<FunnelFile> files, String name) {
    return files.stream()
        .filter(file -> file.cube().equals(name) && file.funnel().isPresent())
        .findFirst()
        .or(() -> files.stream().filter(file -> file.slug().equals(name)).findFirst())
        .or(() -> files.stream().filter(file -> file.cube().equals(name)).findFirst());
  }

  private static Answer answer(Snapshot snapshot, Object body) {
    var answer = Answer.ok(body);
    return snapshot.commit().isEmpty() ? answer : answer.with("X-Commit", snapshot.commit());
  }
}
