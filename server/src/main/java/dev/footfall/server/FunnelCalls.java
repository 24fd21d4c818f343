package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.definitions.FunnelFile;
import dev.footfall.definitions.Snapshot;
import dev.footfall.funnel.Funnel;
import dev.footfall.funnel.FunnelCube;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** The lineage's three keys, and no funnel that cannot be counted. */
  private Answer list(ApiRequest request) {
    Snapshot snapshot = definitions.apply(request);
    return answer(
        snapshot,
        snapshot.funnels().stream()
            .flatMap(file -> file.funnel().stream().map(funnel -> fields(file, funnel)))
            .toList());
  }

  private Answer one(ApiRequest request) {
    Snapshot snapshot = definitions.apply(request);
    String name = request.parameter("name");
    FunnelFile file =
        snapshot.funnels().stream()
            .filter(each -> each.cube().equals(name) || each.slug().equals(name))
            .findFirst()
            .orElseThrow(() -> new ApiRefusal(404, "404 Funnel Not Found"));
    return answer(snapshot, whole(file));
  }

  private static Answer answer(Snapshot snapshot, Object body) {
    var answer = Answer.ok(body);
    return snapshot.commit().isEmpty() ? answer : answer.with("X-Commit", snapshot.commit());
  }

  private static Map<String, @Nullable Object> fields(FunnelFile file, Funnel funnel) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", file.cube());
    fields.put("sql", FunnelCube.sql(file.cube(), funnel));
    fields.put("steps", funnel.steps().stream().map(step -> step.what().condition()).toList());
    return fields;
  }

  private static Map<String, @Nullable Object> whole(FunnelFile file) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", file.cube());
    fields.put("slug", file.slug());
    fields.put("title", file.name());
    fields.put(
        "mode",
        file.funnel().map(funnel -> funnel.mode().name().toLowerCase(Locale.ROOT)).orElse(null));
    fields.put(
        "seconds_to_convert",
        file.funnel().map(funnel -> funnel.window().toSeconds()).orElse(null));
    fields.put(
        "steps",
        file.funnel().stream()
            .flatMap(funnel -> funnel.steps().stream())
            .map(
                step ->
                    Map.of(
                        "name", step.name(),
                        "event", step.what().event(),
                        "targets",
                            step.what().targets().stream().map(each -> each.text()).toList()))
            .toList());
    DefinitionJson.problems(fields, file.errors());
    fields.put("source", DefinitionJson.source(file.source()));
    fields.put("commit", file.commit());
    return fields;
  }
}
