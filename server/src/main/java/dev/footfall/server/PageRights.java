package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.User;
import dev.footfall.event.Project;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/**
 * Which pages are not there for whom: a project's for those who are no members of it, and what a
 * feature flag switches off. The page says so by itself; this is for its status. Who is not signed
 * in learns nothing: every page sends them to sign in first.
 */
final class PageRights {
  private static final String PRODUCT = "/-/product_analytics/";
  private static final String DASHBOARDS = "/-/analytics/";
  private static final String ADMIN_SETTINGS = "/admin/application_settings/";

  private final Access access;

  PageRights(Access access) {
    this.access = access;
  }

  /** Whether there is no such page for the signed-in user who asks. */
  boolean hidden(ServerRequest request) {
    return SessionCookie.secret(request)
        .flatMap(access.signIns()::bySecret)
        .filter(signIn -> hidden(request, signIn.user()))
        .isPresent();
  }

  private boolean hidden(ServerRequest request, User user) {
    var parameters = request.path().pathParameters();
    String path = request.path().path();
    if (!parameters.contains("namespace")) {
      return path.startsWith("/admin") && (!user.admin() || settingsOff(path));
    }
    var project =
        access.projects().byPath(parameters.get("namespace") + "/" + parameters.get("project"));
    return project.isEmpty()
        || access.members().role(user, project.get().id()).isEmpty()
        || off(project.get(), path);
  }

  private boolean settingsOff(String path) {
    return path.startsWith(ADMIN_SETTINGS)
        && !access.features().on(Feature.PRODUCT_ANALYTICS_ADMIN_SETTINGS, Features.INSTANCE);
  }

  private boolean off(Project project, String path) {
    return needed(path).stream().anyMatch(feature -> !access.features().on(feature, project.id()));
  }

  private static List<Feature> needed(String path) {
    if (path.contains(PRODUCT)) {
      return List.of(Feature.PRODUCT_ANALYTICS);
    }
    return path.contains(DASHBOARDS)
        ? List.of(
            Feature.PRODUCT_ANALYTICS,
            Feature.PRODUCT_ANALYTICS_INTERNAL_PREVIEW,
            Feature.COMBINED_ANALYTICS_DASHBOARDS)
        : List.of();
  }
}
