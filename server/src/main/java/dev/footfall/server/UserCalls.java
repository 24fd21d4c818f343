package dev.footfall.server;

import dev.footfall.access.User;
import dev.footfall.access.UserSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls about users. */
final class UserCalls {
  private UserCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get("/user", Permission.SIGNED_IN, request -> Answer.ok(fields(request.user()))),
        Call.get("/users", Permission.ADMIN, UserCalls::list),
        Call.post("/users", Permission.ADMIN, UserCalls::create),
        Call.get("/users/:id", Permission.SELF, UserCalls::one),
        Call.put("/users/:id", Permission.SELF, UserCalls::update));
  }

  /** All of them, or the one with the name that {@code username} gives. */
  private static Answer list(ApiRequest request) {
    var page = Page.of(request);
    var users = request.access().users();
    var username = request.query("username");
    if (username.isPresent()) {
      var found = users.byUsername(username.get()).stream().map(UserCalls::fields).toList();
      return page.answer(request, found, found.size());
    }
    var entries = users.all(page.offset(), page.size()).stream().map(UserCalls::fields).toList();
    return page.answer(request, entries, users.count());
  }

  private static Answer one(ApiRequest request) {
    return Answer.ok(fields(named(request)));
  }

  private static Answer create(ApiRequest request) {
    var body = request.body();
    var draft =
        new User.Draft(
            body.required("username"),
            body.required("email"),
            body.text("name").orElse(""),
            body.text("password").orElse(""),
            body.flag("admin", false));
    return Answer.created(fields(request.access().users().create(request.user(), draft)));
  }

  private static Answer update(ApiRequest request) {
    var user = named(request);
    var body = request.body();
    body.takes(List.of("name", "email", "password", "current_password", "admin", "blocked"));
    String password = body.text("password").orElse("");
    if (!password.isEmpty() && user.id() == request.user().id()) {
      requireOldPassword(request, body);
    }
    var changed =
        request
            .access()
            .users()
            .update(
                request.caller(),
                user.id(),
                password,
                before -> settings(request.user(), body, before));
    return Answer.ok(fields(changed));
  }

  /** Whoever finds a browser that somebody left signed in shall not take the account over. */
  private static void requireOldPassword(ApiRequest request, Body body) {
    String old = body.text("current_password").orElse("");
    if (old.isEmpty()) {
      throw new ApiRefusal(
          400, "current_password is missing: your own password changes with the old one only");
    }
    if (!request.access().signIns().knows(request.user(), old)) {
      throw new ApiRefusal(400, "current_password is not your password");
    }
  }

  private static UserSettings settings(User actor, Body body, UserSettings before) {
    var after =
        new UserSettings(
            body.text("name").orElse(before.name()),
            body.text("email").orElse(before.email()),
            body.flag("admin", before.admin()),
            body.flag("blocked", before.blocked()));
    boolean same = after.admin() == before.admin() && after.blocked() == before.blocked();
    if (!same && !actor.admin()) {
      throw new ApiRefusal(403, "Only an administrator may change admin and blocked");
    }
    return after;
  }

  /** The user that {@code :id} names. */
  static User named(ApiRequest request) {
    return request
        .access()
        .users()
        .byId(request.number("id"))
        .orElseThrow(() -> new ApiRefusal(404, "404 User Not Found"));
  }

  static Map<String, Object> fields(User user) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", user.id());
    fields.put("username", user.username());
    fields.put("email", user.email());
    fields.put("name", user.name());
    fields.put("admin", user.admin());
    fields.put("blocked", user.blocked());
    fields.put("created_at", user.createdAt().toString());
    return fields;
  }
}
