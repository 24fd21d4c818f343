package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.Caller;
import dev.footfall.access.Role;
import dev.footfall.event.Project;
import dev.footfall.review.Fetching;
import dev.footfall.review.Pushing;
import dev.footfall.review.Repositories;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /<namespace>/<project>.git}: git's smart HTTP, protocols 0 and 2. Any user name, and a
 * token as the password; neither a session's cookie nor another site's page gets in.
 */
final class GitRoutes implements Routes {
  private static final Pattern PATH =
      Pattern.compile("/([^/]+/[^/]+)\\.git/(info/refs|git-upload-pack|git-receive-pack)");

  private final Access access;
  private final Repositories repositories;

  GitRoutes(Access access, Repositories repositories) {
    this.access = access;
    this.repositories = repositories;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.any(this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response) {
    var path = PATH.matcher(request.path().path());
    if (!path.matches()) {
      response.next();
      return;
    }
    try {
      answer(request, response, path);
    } catch (ApiRefusal e) {
      refuse(response, e);
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("The client is gone, or the repository unreadable", e);
    }
  }

  private void answer(ServerRequest request, ServerResponse response, Matcher path)
      throws IOException {
    boolean discovery = path.group(2).equals("info/refs");
    String service = discovery ? request.query().first("service").orElse("") : path.group(2);
    checkForm(request, discovery, service);
    boolean push = service.equals(Pushing.SERVICE);
    var project = permitted(caller(request), path.group(1), push);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.header(
        HeaderNames.CONTENT_TYPE,
        "application/x-" + service + (discovery ? "-advertisement" : "-result"));
    if (push) {
      push(request, response, project, discovery);
    } else {
      fetch(request, response, project, discovery);
    }
  }

  private void push(
      ServerRequest request, ServerResponse response, Project project, boolean discovery)
      throws IOException {
    try (var pushing = repositories.pushing(project.id())) {
      if (discovery) {
        try (var out = response.outputStream()) {
          pushing.advertise(out);
        }
      } else {
        try (var in = GitBody.of(request, Long.MAX_VALUE);
            var out = response.outputStream()) {
          pushing.answer(in, out);
        }
      }
    }
  }

  private void fetch(
      ServerRequest request, ServerResponse response, Project project, boolean discovery)
      throws IOException {
    String protocol =
        request.headers().first(HeaderNames.create("Git-Protocol")).orElse("version=0");
    try (var fetching = repositories.fetching(project.id(), protocol)) {
      if (discovery) {
        try (var out = response.outputStream()) {
          fetching.advertise(out);
        }
      } else {
        try (var in = GitBody.of(request, GitBody.LARGEST_WISH);
            var out = response.outputStream()) {
          fetching.answer(in, out);
        }
      }
    }
  }

  private static void checkForm(ServerRequest request, boolean discovery, String service) {
    String method = request.prologue().method().text();
    if (!method.equals(discovery ? "GET" : "POST")) {
      throw new ApiRefusal(405, "This path takes no " + method + " requests");
    }
    if (!service.equals(Pushing.SERVICE) && !service.equals(Fetching.SERVICE)) {
      throw new ApiRefusal(
          403, "This server speaks git's smart HTTP only; use a git of version 1.6.6 or newer");
    }
    String type = "application/x-" + service + "-request";
    if (!discovery && !type.equals(request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""))) {
      throw new ApiRefusal(415, "The Content-Type must be " + type);
    }
  }

  private Caller caller(ServerRequest request) {
    return token(request)
        .flatMap(access.tokens()::caller)
        .orElseThrow(
            () ->
                new ApiRefusal(
                    401,
                    "Sign in with any user name and, as the password, a personal access token that"
                        + " is valid"));
  }

  private static Optional<String> token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("basic "))
        .map(value -> password(value.substring(6).strip()));
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The project, if the caller may do that; nobody learns of a project they are no member of. */
  private Project permitted(Caller caller, String path, boolean push) {
    var missing = new ApiRefusal(404, "There is no such project, or you are no member of it");
    var project = access.projects().byPath(path).orElseThrow(() -> missing);
    var role = access.members().role(caller.user(), project.id()).orElseThrow(() -> missing);
    if (!(push ? caller.mayPush() : caller.mayClone())) {
      throw new ApiRefusal(
          403,
          "The token's scopes do not allow this; it needs "
              + (push ? "write_repository or api" : "read_repository, read_api or api"));
    }
    var needed = push ? Role.DEVELOPER : Role.REPORTER;
    if (!role.includes(needed)) {
      throw new ApiRefusal(
          403,
          "%s needs the role %s in the project, and yours is %s"
              .formatted(push ? "Pushing" : "Cloning", needed.title(), role.title()));
    }
    if (push && access.repositories().of(project.id()).followed()) {
      throw new ApiRefusal(
          403, "The project follows another repository and takes no push; push to that one");
    }
    if (push && access.projects().archived(project.id())) {
      throw new ApiRefusal(
          403, "The project is archived and read-only; an owner can set archived to false");
    }
    return project;
  }

  /** Plain text: git shows its lines to the person at the terminal. */
  private static void refuse(ServerResponse response, ApiRefusal refusal) {
    response.status(Status.create(refusal.status()));
    if (refusal.status() == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Footfall\", charset=\"UTF-8\"");
    }
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.send(refusal.sentence() + "\n");
  }
}
