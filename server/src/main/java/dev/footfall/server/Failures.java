package dev.footfall.server;

import io.helidon.http.BadRequestException;
import io.helidon.http.HttpException;
import io.helidon.http.NotFoundException;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.HttpRouting;

/** What is answered where no route gives an answer. */
final class Failures {
  private static final System.Logger LOG = System.getLogger("footfall.http");

  private Failures() {}

  static HttpRouting.Builder addTo(HttpRouting.Builder routing) {
    return routing
        .error(NotFoundException.class, new MissingPage())
        .error(
            BadRequestException.class,
            (request, response, e) -> Json.refuse(response, 400, "400 Bad Request"))
        .error(
            ApiRefusal.class,
            (request, response, e) -> Json.refuse(response, e.status(), e.sentence()))
        .error(
            HttpException.class,
            (request, response, e) ->
                Json.refuse(response, e.status().code(), e.status().reasonPhrase()))
        .error(
            RequestException.class,
            (request, response, e) -> Json.refuse(response, 400, "400 Bad Request"))
        .error(
            Throwable.class,
            (request, response, e) -> {
              // Neither path nor query: they may hold personal data.
              LOG.log(System.Logger.Level.ERROR, "A request failed", e);
              Json.refuse(response, 500, "Something went wrong here; the server's log says what");
            });
  }
}
