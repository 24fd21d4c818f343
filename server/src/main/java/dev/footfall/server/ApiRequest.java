package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.Caller;
import dev.footfall.access.Role;
import dev.footfall.access.User;
import dev.footfall.event.Project;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call at hand, from somebody who is signed in.
 *
 * @param access the accounts
 * @param publicUrl how callers reach this server
 * @param caller who calls
 * @param fromOurPage whether it carries the secrets that only a page of ours has in a signed-in
 *     browser: the session's cookie and its CSRF token
 * @param template the call's path, with its parameters' names
 * @param parameters the path's parameters, decoded
 * @param http the request itself
 */
record ApiRequest(
    Access access,
    PublicUrl publicUrl,
    Caller caller,
    boolean fromOurPage,
    String template,
    Map<String, String> parameters,
    ServerRequest http) {
  /** Who calls. */
  User user() {
    return caller.user();
  }

  /** A parameter of the path. */
  String parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** A parameter of the query. */
  Optional<String> query(String name) {
    return http.query().first(name).asOptional();
  }

  /** A parameter of the path that is a number; what is none is not found. */
  long number(String name) {
    try {
      return Long.parseLong(parameter(name));
    } catch (NumberFormatException e) {
      throw new ApiRefusal(404, "404 Not Found");
    }
  }

  /**
   * The project that {@code :id} names, by its number or its path.
   *
   * @throws ApiRefusal if there is none
   */
  Project project() {
    String id = parameter("id");
    var found =
        id.matches("[0-9]{1,18}")
            ? access.projects().byId(Long.parseLong(id))
            : access.projects().byPath(id);
    return found.orElseThrow(ApiRequest::noSuchProject);
  }

  /**
   * What the caller may do in the project.
   *
   * @throws ApiRefusal if there is no such project, or the caller is no member: nobody learns which
   */
  Role role() {
    return access.members().role(user(), project().id()).orElseThrow(ApiRequest::noSuchProject);
  }

  /**
   * The body.
   *
   * @throws ApiRefusal if it is not a JSON object of at most 1 MiB
   */
  Body body() {
    return Body.of(http);
  }

  private static ApiRefusal noSuchProject() {
    return new ApiRefusal(404, "404 Project Not Found");
  }
}
