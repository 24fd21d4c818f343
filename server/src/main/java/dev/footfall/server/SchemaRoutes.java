package dev.footfall.server;

import io.helidon.webserver.http.HttpRouting;

/** {@code /schemas/*.json}: the JSON Schemas of definitions, for editors. */
final class SchemaRoutes implements Routes {
  private final StaticFiles files = new StaticFiles("dev/footfall/definitions/schemas/");

  SchemaRoutes() {}

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.get(
        "/schemas/{file}",
        (request, response) -> {
          String name = request.path().pathParameters().get("file");
          if (!files.send(request, response, name, "public, max-age=3600")) {
            response.next();
          }
        });
  }
}
