package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** An address where nothing is: a person is shown the app, which says so; a program is told. */
final class MissingPage implements ErrorHandler<NotFoundException> {
  private final StaticFiles files = new StaticFiles("dev/footfall/web/");

  @Override
  public void handle(ServerRequest request, ServerResponse response, NotFoundException e) {
    if (isForPerson(request)) {
      WebRoutes.secure(response, WebRoutes.POLICY);
      response.status(Status.NOT_FOUND_404);
      if (files.send(request, response, "index.html", "no-store")) {
        return;
      }
    }
    Json.refuse(response, 404, "404 Not Found");
  }

  private static boolean isForPerson(ServerRequest request) {
    return request.prologue().method().equals(Method.GET)
        && request
            .headers()
            .first(HeaderNames.ACCEPT)
            .filter(accept -> accept.contains("text/html"))
            .isPresent();
  }
}
