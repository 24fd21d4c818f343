package dev.footfall.server;

import dev.footfall.access.Feature;
import io.helidon.http.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of the API.
 *
 * @param method its method
 * @param path its path below {@code /api/v4}; a segment that begins with a colon is a parameter
 * @param reads whether it changes nothing, so that a token for reading is enough
 * @param permission who may make it
 * @param evenWhenArchived whether it is made on an archived project too, if it changes something
 * @param features what must be on for its project; else 404
 * @param handler answers it
 */
record Call(
    Method method,
    String path,
    boolean reads,
    Permission permission,
    boolean evenWhenArchived,
    List<Feature> features,
    Handler handler) {
  static Call get(String path, Permission permission, Handler handler) {
    return new Call(Method.GET, path, true, permission, false, List.of(), handler);
  }

  static Call post(String path, Permission permission, Handler handler) {
    return new Call(Method.POST, path, false, permission, false, List.of(), handler);
  }

  static Call put(String path, Permission permission, Handler handler) {
    return new Call(Method.PUT, path, false, permission, false, List.of(), handler);
  }

  static Call delete(String path, Permission permission, Handler handler) {
    return new Call(Method.DELETE, path, false, permission, false, List.of(), handler);
  }

  /** The same call, which changes nothing although it is a POST. */
  Call reading() {
    return new Call(method, path, true, permission, evenWhenArchived, features, handler);
  }

  /** The same call, for archived projects too although it changes something. */
  Call evenArchived() {
    return new Call(method, path, reads, permission, true, features, handler);
  }

  /** The same call, which is there only while these features are on for its project. */
  Call under(Feature... needed) {
    return new Call(method, path, reads, permission, evenWhenArchived, List.of(needed), handler);
  }

  /** The path's parameters, if these decoded segments are this call's path. */
  Optional<Map<String, String>> parameters(List<String> segments) {
    var wanted = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    if (wanted.size() != segments.size()) {
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).startsWith(":")) {
        parameters.put(wanted.get(i).substring(1), segments.get(i));
      } else if (!wanted.get(i).equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** Answers a call. */
  @FunctionalInterface
  interface Handler {
    /**
     * The answer.
     *
     * @throws ApiRefusal where the call is refused
     */
    Answer answer(ApiRequest request) throws Exception;
  }
}
