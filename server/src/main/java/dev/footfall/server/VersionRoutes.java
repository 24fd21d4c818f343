package dev.footfall.server;

import io.helidon.webserver.http.HttpRouting;

/** {@code /version}: what is running. */
final class VersionRoutes implements Routes {
  private final Version version;

  VersionRoutes(Version version) {
    this.version = version;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.get("/version", (request, response) -> Json.send(response, 200, version.fields()));
  }
}
