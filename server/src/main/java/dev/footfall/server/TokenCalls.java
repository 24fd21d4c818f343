package dev.footfall.server;

import dev.footfall.access.Token;
import dev.footfall.access.TokenScope;
import dev.footfall.event.Nearest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls about a user's personal access tokens. */
final class TokenCalls {
  private static final String TOKENS = "/users/:id/personal_access_tokens";

  private TokenCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get(TOKENS, Permission.SELF, TokenCalls::list),
        Call.post(TOKENS, Permission.SELF, TokenCalls::create),
        Call.delete(TOKENS + "/:token_id", Permission.SELF, TokenCalls::revoke));
  }

  private static Answer list(ApiRequest request) {
    long user = UserCalls.named(request).id();
    var page = Page.of(request);
    var tokens = request.access().tokens();
    var entries =
        tokens.of(user, page.offset(), page.size()).stream().map(TokenCalls::fields).toList();
    return page.answer(request, entries, tokens.count(user));
  }

  private static Answer create(ApiRequest request) {
    var user = UserCalls.named(request);
    var body = request.body();
    body.takes(List.of("name", "scopes", "expires_at"));
    var scopes = scopes(body.texts("scopes"));
    var expires = body.time("expires_at").orElse(null);
    var issued =
        request
            .access()
            .tokens()
            .create(request.user(), user, body.required("name"), scopes, expires);
    var fields = fields(issued.token());
    fields.put("token", issued.secret());
    return Answer.created(fields);
  }

  private static Answer revoke(ApiRequest request) {
    long user = UserCalls.named(request).id();
    request.access().tokens().revoke(request.user(), user, request.number("token_id"));
    return Answer.nothing();
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

  private static Map<String, @Nullable Object> fields(Token token) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", token.id());
    fields.put("name", token.name());
    fields.put("user_id", token.userId());
    fields.put("scopes", token.scopes().stream().map(TokenScope::text).toList());
    fields.put("created_at", token.createdAt().toString());
    fields.put("expires_at", token.expiresAt().map(Instant::toString).orElse(null));
    fields.put("last_used_at", token.lastUsedAt().map(Instant::toString).orElse(null));
    fields.put("revoked", token.revoked());
    return fields;
  }
}
