package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.ProjectDetails;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code product_analytics/setup}: what a tracker of the project has to be told. */
final class SetupCalls {
  private SetupCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get("/projects/:id/product_analytics/setup", Permission.REPORTER, SetupCalls::setup)
            .under(Feature.PRODUCT_ANALYTICS));
  }

  private static Answer setup(ApiRequest request) {
    long project = request.project().id();
    var keys = request.access().projects().details(project).flatMap(ProjectDetails::keys);
    String here = request.publicUrl().of(request.http());
    var host = request.access().settings().collectorHost(project);
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("app_id", keys.map(ProjectDetails.Keys::appId).orElse(null));
    fields.put("collector_host", host.orElse(here));
    fields.put("script_url", here + "/footfall.js");
    fields.put("tracker_url", here + "/sp.js");
    return Answer.ok(fields);
  }
}
