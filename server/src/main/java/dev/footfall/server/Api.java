package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.AccessException;
import dev.footfall.access.Caller;
import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.SignIn;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code /api/v4}: finds the call, the caller, and turns what is refused into answers.
 *
 * <p>Paths are matched here and not by the server's own routing, which decodes a path before it
 * matches: {@code /projects/acme%2Fshop} would have one segment too many.
 */
final class Api implements Routes {
  static final String BASE = "/api/v4";

  private final Access access;
  private final PublicUrl publicUrl;
  private final List<Call> calls;

  Api(Access access, PublicUrl publicUrl, List<Call> calls) {
    this.access = access;
    this.publicUrl = publicUrl;
    this.calls = List.copyOf(calls);
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.any(BASE + "/*", this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response) throws Exception {
    Answer answer;
    try {
      answer = answer(request);
    } catch (AccessException e) {
      answer = refused(e);
    } catch (ApiRefusal e) {
      Json.refuse(response, e.status(), e.sentence());
      return;
    }
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (answer.status() == Status.NO_CONTENT_204.code()) {
      response.status(Status.NO_CONTENT_204).send();
    } else if (answer.body() instanceof Streamed streamed) {
      Json.secure(response);
      response.header(HeaderNames.CONTENT_TYPE, streamed.mediaType());
      try (var out = response.outputStream()) {
        streamed.writeTo(out);
      }
    } else {
      Json.send(response, answer.status(), answer.body());
    }
  }

  private Answer answer(ServerRequest request) throws Exception {
    var segments = segments(request.path().rawPath());
    var here = calls.stream().filter(call -> call.parameters(segments).isPresent()).toList();
    if (here.isEmpty()) {
      throw new ApiRefusal(404, "404 Not Found");
    }
    var call =
        here.stream()
            .filter(one -> one.method().equals(request.prologue().method()))
            .findFirst()
            .orElseThrow(() -> notAllowed(here));
    var caller = caller(request);
    if (!(call.reads() ? caller.mayRead() : caller.mayWrite())) {
      throw new ApiRefusal(
          403,
          "The token's scopes do not allow this; it needs " + (call.reads() ? "read_api" : "api"));
    }
    var parameters = call.parameters(segments).orElseThrow();
    var made =
        new ApiRequest(
            access, publicUrl, caller, isFromOurPage(request), call.path(), parameters, request);
    call.permission().check(made);
    if (call.permission().inProject() && !call.reads() && !call.evenWhenArchived()) {
      refuseArchived(made);
    }
    call.features().forEach(feature -> refuseOff(call, feature, made));
    return call.handler().answer(made);
  }

  /** Without {@code cube_api_proxy} our own pages go on asking. */
  private static void refuseOff(Call call, Feature feature, ApiRequest request) {
    boolean inProject = call.permission().inProject();
    boolean pages = feature == Feature.CUBE_API_PROXY && request.fromOurPage();
    var needed = pages ? Feature.PRODUCT_ANALYTICS : feature;
    long where = inProject ? request.project().id() : Features.INSTANCE;
    if (!request.access().features().on(needed, where)) {
      throw new ApiRefusal(404, inProject ? "Product Analytics is not enabled" : "404 Not Found");
    }
  }

  private boolean isFromOurPage(ServerRequest request) {
    return token(request).isEmpty()
        && SessionCookie.secret(request)
            .flatMap(access.signIns()::bySecret)
            .filter(signIn -> SessionCookie.isFromOurPage(request, signIn))
            .isPresent();
  }

  private static void refuseArchived(ApiRequest request) {
    if (request.access().projects().archived(request.project().id())) {
      throw new ApiRefusal(
          403, "The project is archived and read-only; an owner can set archived to false");
    }
  }

  /** By a token, else by the cookie of a signed-in browser. */
  private Caller caller(ServerRequest request) {
    var token = token(request);
    var caller = token.isPresent() ? access.tokens().caller(token.get()) : signedInBrowser(request);
    return caller.orElseThrow(
        () ->
            new ApiRefusal(
                401,
                "401 Unauthorized: send a valid token as PRIVATE-TOKEN or Authorization:"
                    + " Bearer"));
  }

  private Optional<Caller> signedInBrowser(ServerRequest request) {
    var signIn = SessionCookie.secret(request).flatMap(access.signIns()::bySecret);
    boolean safe = request.prologue().method().equals(Method.GET);
    if (signIn.isPresent() && !safe && !SessionCookie.isFromOurPage(request, signIn.get())) {
      throw new ApiRefusal(403, "The X-CSRF-Token is missing or not this session's");
    }
    return signIn.map(SignIn::caller);
  }

  private static Optional<String> token(ServerRequest request) {
    var own = request.headers().first(HeaderNames.create("PRIVATE-TOKEN"));
    return own.isPresent()
        ? own
        : request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).strip());
  }

  private static List<String> segments(String rawPath) {
    try {
      return Arrays.stream(rawPath.substring(BASE.length()).split("/"))
          .filter(part -> !part.isEmpty())
          .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
          .toList();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ApiRefusal(404, "404 Not Found");
    }
  }

  private static ApiRefusal notAllowed(List<Call> here) {
    String allowed =
        here.stream().map(call -> call.method().text()).sorted().collect(Collectors.joining(", "));
    return new ApiRefusal(405, "405 Method Not Allowed: this path takes " + allowed);
  }

  private static Answer refused(AccessException e) {
    int status =
        switch (e.kind()) {
          case INVALID -> 400;
          case FORBIDDEN -> 403;
          case MISSING -> 404;
          case TAKEN -> 409;
          case THROTTLED -> 429;
          case SETUP -> 503;
        };
    var body = new LinkedHashMap<String, Object>();
    body.put("message", String.valueOf(e.getMessage()));
    if (!e.errors().isEmpty()) {
      body.put("errors", new TreeMap<>(e.errors()));
    }
    return new Answer(status, body, Map.of());
  }
}
