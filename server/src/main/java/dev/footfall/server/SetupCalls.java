package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.ProjectDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code product_analytics/setup}: what a tracker of the project has to be told. */
final class SetupCalls {
  private final Function<ApiRequest, String> collectorHost;

  /**
   * With a way to find where trackers send to.
   *
   * @param collectorHost the base URL of the collector, without a slash at its end, for the project
   *     that the request names
   */
  SetupCalls(Function<ApiRequest, String> collectorHost) {
    this.collectorHost = collectorHost;
  }

  List<Call> calls() {
    return List.of(
        Call.get("/projects/:id/product_analytics/setup", Permission.REPORTER, this::setup)
            .under(Feature.PRODUCT_ANALYTICS));
  }

  private Answer setup(ApiRequest request) {
    var keys =
        request.access().projects().details(request.project().id()).flatMap(ProjectDetails::keys);
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("app_id", keys.map(ProjectDetails.Keys::appId).orElse(null));
    fields.put("collector_host", collectorHost.apply(request));
    fields.put("tracker_url", request.publicUrl().of(request.http()) + "/sp.js");
    return Answer.ok(fields);
  }
}
