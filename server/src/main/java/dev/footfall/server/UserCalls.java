package dev.footfall.server;

import dev.footfall.access.TokenScope;
import dev.footfall.access.User;
import dev.footfall.event.Nearest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls about users and their tokens. */
final class UserCalls {
  private UserCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get("/user", Permission.SIGNED_IN, request -> Answer.ok(fields(request.user()))),
        Call.get("/users", Permission.ADMIN, UserCalls::list),
        Call.post("/users", Permission.ADMIN, UserCalls::create),
        Call.get("/users/:id", Permission.SELF, UserCalls::one),
        Call.post("/users/:id/personal_access_tokens", Permission.SELF, UserCalls::createToken));
  }

  private static Answer list(ApiRequest request) {
    var page = Page.of(request);
    var users = request.access().users();
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
    return Answer.created(fields(request.access().users().create(draft)));
  }

  private static Answer createToken(ApiRequest request) {
    var user = named(request);
    var body = request.body();
    var expires = body.time("expires_at").orElse(null);
    var issued =
        request
            .access()
            .tokens()
            .create(user, body.required("name"), scopes(body.texts("scopes")), expires);
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", issued.token().id());
    fields.put("name", issued.token().name());
    fields.put("user_id", user.id());
    fields.put("scopes", issued.token().scopes().stream().map(TokenScope::text).toList());
    fields.put("created_at", issued.token().createdAt().toString());
    fields.put("expires_at", issued.token().expiresAt().map(Instant::toString).orElse(null));
    fields.put("token", issued.secret());
    return Answer.created(fields);
  }

  private static User named(ApiRequest request) {
    return request
        .access()
        .users()
        .byId(request.number("id"))
        .orElseThrow(() -> new ApiRefusal(404, "404 User Not Found"));
  }

  private static Set<TokenScope> scopes(List<String> names) {
    var scopes = EnumSet.noneOf(TokenScope.class);
    for (String name : names) {
      scopes.add(TokenScope.of(name).orElseThrow(() -> unknownScope(name)));
    }
    return scopes;
  }

  private static ApiRefusal unknownScope(String name) {
    String hint =
        Nearest.to(name, TokenScope.names())
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; there are " + String.join(", ", TokenScope.names()));
    return new ApiRefusal(400, "There is no scope " + name + hint);
  }

  static Map<String, Object> fields(User user) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", user.id());
    fields.put("username", user.username());
    fields.put("email", user.email());
    fields.put("name", user.name());
    fields.put("admin", user.admin());
    fields.put("created_at", user.createdAt().toString());
    return fields;
  }
}
