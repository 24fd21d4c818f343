package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.event.Nearest;
import dev.footfall.event.Project;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls about feature flags: of the instance, or of the project that {@code project} names. */
final class FeatureCalls {
  private static final String FEATURE = "/features/:name";

  private FeatureCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get("/features", Permission.ADMIN, FeatureCalls::list),
        Call.get(FEATURE, Permission.ADMIN, FeatureCalls::one),
        Call.post(FEATURE, Permission.ADMIN, FeatureCalls::set),
        Call.delete(FEATURE, Permission.ADMIN, FeatureCalls::unset));
  }

  private static Answer list(ApiRequest request) {
    long project = project(request, request.query("project"));
    return Answer.ok(
        Arrays.stream(Feature.values()).map(feature -> fields(request, feature, project)).toList());
  }

  private static Answer one(ApiRequest request) {
    long project = project(request, request.query("project"));
    return Answer.ok(fields(request, feature(request), project));
  }

  private static Answer set(ApiRequest request) {
    var feature = feature(request);
    var body = request.body();
    body.takes(List.of("value", "project"));
    long project = project(request, body.text("project"));
    request.access().features().set(request.user(), feature, project, body.requiredFlag("value"));
    return Answer.created(fields(request, feature, project));
  }

  /** Lets it follow again. */
  private static Answer unset(ApiRequest request) {
    long project = project(request, request.query("project"));
    request.access().features().unset(request.user(), feature(request), project);
    return Answer.nothing();
  }

  private static Feature feature(ApiRequest request) {
    String name = request.parameter("name");
    return Feature.of(name)
        .orElseThrow(
            () ->
                new ApiRefusal(
                    404,
                    "There is no feature flag "
                        + name
                        + Nearest.to(name, Feature.names())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("; there are " + String.join(", ", Feature.names()))));
  }

  private static long project(ApiRequest request, Optional<String> path) {
    return path.map(
            text ->
                request
                    .access()
                    .projects()
                    .byPath(text)
                    .map(Project::id)
                    .orElseThrow(() -> new ApiRefusal(404, "404 Project Not Found")))
        .orElse(Features.INSTANCE);
  }

  /**
   * {@code value} is what holds for the project or the instance, {@code set} what was set there.
   */
  private static Map<String, @Nullable Object> fields(
      ApiRequest request, Feature feature, long project) {
    var features = request.access().features();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", feature.text());
    fields.put("value", features.on(feature, project));
    fields.put("set", features.byHand(feature, project).orElse(null));
    var projects = new LinkedHashMap<String, Object>();
    features
        .ofProjects(feature)
        .forEach(
            (id, value) ->
                request
                    .access()
                    .projects()
                    .byId(id)
                    .ifPresent(one -> projects.put(one.path(), value)));
    fields.put("projects", projects);
    return fields;
  }
}
