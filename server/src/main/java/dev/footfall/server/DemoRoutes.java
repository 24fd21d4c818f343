package dev.footfall.server;

import dev.footfall.access.Projects;
import dev.footfall.demo.Shop;
import dev.footfall.event.Project;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /-/demo/}: a small shop whose pages carry a real tracker, there while the project {@code
 * demo/shop} is. Opened as {@code localhost} it sends to {@code 127.0.0.1}: to another origin, as a
 * real site would.
 */
final class DemoRoutes implements Routes {
  /** The project that the shop's events belong to. */
  static final String PROJECT = "demo/shop";

  private static final String PATH = "/-/demo";

  private final Projects projects;

  DemoRoutes(Projects projects) {
    this.projects = projects;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing
        .get(PATH, DemoRoutes::toTheShop)
        .get(PATH + "/config.json", this::config)
        .get(PATH + "/*", this::file);
  }

  private static void toTheShop(ServerRequest request, ServerResponse response) {
    response.status(Status.FOUND_302).header(HeaderNames.LOCATION, PATH + "/");
    response.send();
  }

  private void config(ServerRequest request, ServerResponse response) {
    var project = project();
    if (project.isEmpty()) {
      response.next();
      return;
    }
    Json.send(
        response,
        200,
        Map.of("collector", collector(request).toString(), "app_id", project.get().appId()));
  }

  private void file(ServerRequest request, ServerResponse response) {
    String path = request.path().path();
    var file = Shop.file(path.substring(Math.min(path.length(), PATH.length() + 1)));
    if (project().isEmpty() || file.isEmpty()) {
      response.next();
      return;
    }
    WebRoutes.secure(response, Shop.contentSecurityPolicy(collector(request)));
    response.header(HeaderNames.CONTENT_TYPE, file.get().contentType());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.send(file.get().bytes());
  }

  private Optional<Project> project() {
    return projects.byPath(PROJECT);
  }

  private static URI collector(ServerRequest request) {
    return URI.create("http://127.0.0.1:" + request.localPeer().port());
  }
}
