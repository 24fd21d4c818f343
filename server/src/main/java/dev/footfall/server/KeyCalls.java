package dev.footfall.server;

import dev.footfall.access.KeyKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code product_analytics/rotate_key}: puts a new key in the place of an old one. */
final class KeyCalls {
  private KeyCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.post(
            "/projects/:id/product_analytics/rotate_key", Permission.MAINTAINER, KeyCalls::rotate));
  }

  /** Without {@code old_key_expires_at} the old key is refused at once. */
  private static Answer rotate(ApiRequest request) {
    var body = request.body();
    body.takes(List.of("key", "old_key_expires_at"));
    var kind = kind(body.required("key"));
    var until = body.time("old_key_expires_at").orElse(null);
    var project =
        request.access().projectKeys().rotate(request.user(), request.project().id(), kind, until);
    return Answer.ok(ProjectCalls.fields(request, project));
  }

  private static KeyKind kind(String name) {
    return KeyKind.of(name)
        .orElseThrow(
            () ->
                new ApiRefusal(
                    400,
                    "key must be "
                        + Arrays.stream(KeyKind.values())
                            .map(KeyKind::text)
                            .collect(Collectors.joining(" or "))));
  }
}
