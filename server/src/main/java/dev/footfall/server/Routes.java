package dev.footfall.server;

import io.helidon.webserver.http.HttpRouting;

/** The paths of one concern. */
@FunctionalInterface
interface Routes {
  /** Adds them. */
  void addTo(HttpRouting.Builder routing);
}
