package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The pages: one document for all of them, and the files it loads. */
final class WebRoutes implements Routes {
  /** No script, style or connection but our own, and nobody may show our pages in theirs. */
  static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self';"
          + " object-src 'none'";

  private static final String ASK_EACH_TIME = "no-cache";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final String PROJECT = "/{namespace:[A-Za-z0-9_][A-Za-z0-9_.-]*}/{project}";

  /** The first that matches is it: a project's page could be anything. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/-/sign_in",
          "/-/profile",
          "/projects/new",
          "/admin",
          "/admin/application_settings/general",
          "/admin/{section}",
          PROJECT,
          PROJECT + "/-/product_analytics/events",
          PROJECT + "/-/product_analytics/bad_rows",
          PROJECT + "/-/product_analytics/graphs",
          PROJECT + "/-/product_analytics/test",
          PROJECT + "/-/product_analytics/setup",
          PROJECT + "/-/analytics/dashboards",
          PROJECT + "/-/analytics/dashboards/{slug}",
          PROJECT + "/-/analytics/funnels",
          PROJECT + "/-/analytics/funnels/{slug}",
          PROJECT + "/-/settings",
          PROJECT + "/-/settings/{section}");

  private final StaticFiles files = new StaticFiles("dev/footfall/web/");
  private final StaticFiles sdk = new StaticFiles("dev/footfall/sdk/");
  private final PageRights rights;

  WebRoutes(PageRights rights) {
    this.rights = rights;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    PAGES.forEach(page -> routing.get(page, this::page));
    routing.get("/-/assets/{file}", this::asset);
    routing.get("/robots.txt", WebRoutes::robots);
    routing.get("/sp.js", (request, response) -> tracker(request, response, files, "sp.js"));
    routing.get(
        "/footfall.js", (request, response) -> tracker(request, response, sdk, "footfall.js"));
    for (String name : List.of("favicon.svg", "theme.js")) {
      routing.get(
          "/-/" + name, (request, response) -> file(request, response, name, ASK_EACH_TIME));
    }
  }

  private void page(ServerRequest request, ServerResponse response) {
    if (rights.hidden(request)) {
      response.status(Status.NOT_FOUND_404);
    }
    file(request, response, "index.html", ASK_EACH_TIME);
  }

  /** A changed asset has another name. */
  private void asset(ServerRequest request, ServerResponse response) {
    String name = request.path().pathParameters().get("file");
    file(request, response, "assets/" + name, FOR_EVER);
  }

  /** A search engine that follows a counted link, or loads a pixel, would be counted. */
  private static void robots(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.send("User-agent: *\nDisallow: /\n");
  }

  /** Loaded by pages of other origins. */
  private static void tracker(
      ServerRequest request, ServerResponse response, StaticFiles from, String name) {
    response.header(HeaderNames.create("Cross-Origin-Resource-Policy"), "cross-origin");
    send(request, response, from, name, "public, max-age=3600");
  }

  private void file(ServerRequest request, ServerResponse response, String name, String cache) {
    send(request, response, files, name, cache);
  }

  private static void send(
      ServerRequest request, ServerResponse response, StaticFiles from, String name, String cache) {
    secure(response, POLICY);
    if (!from.send(request, response, name, cache)) {
      response.next();
    }
  }

  /** The headers of everything a browser shows. */
  static void secure(ServerResponse response, String policy) {
    response.header(HeaderNames.create("Content-Security-Policy"), policy);
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.header(HeaderNames.create("X-Frame-Options"), "DENY");
    response.header(HeaderNames.create("Referrer-Policy"), "same-origin");
  }
}
