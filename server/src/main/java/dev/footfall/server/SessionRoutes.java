package dev.footfall.server;

import dev.footfall.access.AccessException;
import dev.footfall.access.SignIn;
import dev.footfall.access.SignIns;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** {@code /api/v4/session}: signs a browser in and out, and tells its pages who they work for. */
final class SessionRoutes implements Routes {
  private static final String PATH = Api.BASE + "/session";

  private final SignIns signIns;
  private final SessionCookie cookie;

  SessionRoutes(SignIns signIns, PublicUrl publicUrl) {
    this.signIns = signIns;
    this.cookie = new SessionCookie(publicUrl);
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.get(PATH, this::show).post(PATH, this::start).delete(PATH, this::end);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var signIn = SessionCookie.secret(request).flatMap(signIns::bySecret);
    if (signIn.isEmpty()) {
      // Not 401: a browser prints that into its console, and nobody did anything wrong.
      response.status(Status.NO_CONTENT_204).send();
    } else {
      Json.send(response, 200, fields(signIn.get()));
    }
  }

  private void start(ServerRequest request, ServerResponse response) {
    // A page of another site can send a form, and a form is never JSON: it cannot sign anybody in.
    if (!request
        .headers()
        .contentType()
        .map(Object::toString)
        .orElse("")
        .startsWith("application/json")) {
      Json.refuse(response, 415, "Send username and password as application/json");
      return;
    }
    var body = Body.of(request);
    String userAgent = request.headers().first(HeaderNames.USER_AGENT).orElse("");
    try {
      var issued =
          signIns.start(
              body.required("username"), body.required("password"), Browser.of(userAgent));
      if (issued.isEmpty()) {
        Json.refuse(response, 401, "The user name or the password is wrong");
      } else {
        response.header(HeaderNames.SET_COOKIE, cookie.set(request, issued.get().secret()));
        Json.send(response, 201, fields(issued.get().signIn()));
      }
    } catch (AccessException e) {
      boolean blocked = e.kind() == AccessException.Kind.FORBIDDEN;
      if (!blocked) {
        response.header(HeaderNames.RETRY_AFTER, "600");
      }
      Json.refuse(response, blocked ? 403 : 429, String.valueOf(e.getMessage()));
    }
  }

  private void end(ServerRequest request, ServerResponse response) {
    var secret = SessionCookie.secret(request);
    var signIn = secret.flatMap(signIns::bySecret);
    if (signIn.isPresent() && !SessionCookie.isFromOurPage(request, signIn.get())) {
      Json.refuse(response, 403, "The X-CSRF-Token is missing or not this session's");
      return;
    }
    secret.ifPresent(signIns::end);
    response.header(HeaderNames.SET_COOKIE, cookie.cleared(request));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static Map<String, Object> fields(SignIn signIn) {
    return Map.of("user", UserCalls.fields(signIn.user()), "csrf_token", signIn.csrfToken());
  }
}
