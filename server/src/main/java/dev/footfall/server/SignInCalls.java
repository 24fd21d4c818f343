package dev.footfall.server;

import dev.footfall.access.SignIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls about the browsers somebody is signed in with: one's own, and another user's. */
final class SignInCalls {
  private static final String OWN = "/user/sign_ins";
  private static final String OF_USER = "/users/:id/sign_ins";

  private SignInCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get(OWN, Permission.SIGNED_IN, request -> list(request, request.user().id())),
        Call.delete(OWN, Permission.SIGNED_IN, request -> endOthers(request, request.user().id())),
        Call.delete(
            OWN + "/:id",
            Permission.SIGNED_IN,
            request -> end(request, request.user().id(), request.number("id"))),
        Call.get(OF_USER, Permission.SELF, request -> list(request, UserCalls.named(request).id())),
        Call.delete(
            OF_USER, Permission.SELF, request -> endOthers(request, UserCalls.named(request).id())),
        Call.delete(
            OF_USER + "/:sign_in_id",
            Permission.SELF,
            request -> end(request, UserCalls.named(request).id(), request.number("sign_in_id"))));
  }

  private static Answer list(ApiRequest request, long user) {
    var page = Page.of(request);
    var all = request.access().signIns().of(user);
    var entries =
        all.stream()
            .skip(page.offset())
            .limit(page.size())
            .map(signIn -> fields(request, signIn))
            .toList();
    return page.answer(request, entries, all.size());
  }

  private static Answer end(ApiRequest request, long user, long signIn) {
    request.access().signIns().revoke(request.user(), user, signIn);
    return Answer.nothing();
  }

  /** All of them but the one that asks. */
  private static Answer endOthers(ApiRequest request, long user) {
    request.access().signIns().revokeOthers(request.user(), user, request.caller().signIn());
    return Answer.nothing();
  }

  private static Map<String, Object> fields(ApiRequest request, SignIn.Listed signIn) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", signIn.id());
    fields.put("created_at", signIn.createdAt().toString());
    fields.put("expires_at", signIn.expiresAt().toString());
    fields.put("last_used_at", signIn.lastUsedAt().toString());
    fields.put("current", signIn.id() == request.caller().signIn());
    fields.put("browser", signIn.browser());
    return fields;
  }
}
