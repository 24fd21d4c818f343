package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out of the server's own API: within limits, with the headers a browser needs. */
final class Json {
  /** Reads what callers send. Not for collection, which has limits of its own. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .build();

  private Json() {}

  /** Answers with an object as JSON. */
  static void send(ServerResponse response, int status, Object body) {
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    secure(response);
    response.send(MAPPER.writeValueAsBytes(body));
  }

  /** Answers with {@code {"message": …}}. */
  static void refuse(ServerResponse response, int status, String message) {
    send(response, status, Map.of("message", message));
  }

  /** The headers that keep a browser from taking an answer for a page, or showing it in one. */
  static void secure(ServerResponse response) {
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.header(HeaderNames.create("X-Frame-Options"), "DENY");
    response.header(HeaderNames.create("Referrer-Policy"), "same-origin");
    response.header(
        HeaderNames.create("Content-Security-Policy"),
        "default-src 'none'; frame-ancestors 'none'");
  }
}
