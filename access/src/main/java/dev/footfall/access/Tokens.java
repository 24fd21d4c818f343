package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Personal access tokens. Only their hashes are kept. */
public final class Tokens {
  /** A token any program can recognise as ours, and a secret scanner too. */
  private static final String PREFIX = "footfall-";

  private static final Duration USE_RECORDED = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final InstantSource clock;

  Tokens(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param expiresAt from when on it is refused; null: never
   * @throws AccessException if there is no name or no scope, or it would have expired already
   */
  public Token.Issued create(
      User user, String name, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
    return create(user, name, scopes, expiresAt, PREFIX + RandomKey.secret());
  }

  /** Makes a token whose secret somebody chose. */
  Token.Issued create(
      User user, String name, Set<TokenScope> scopes, @Nullable Instant expiresAt, String secret) {
    validate(name, scopes, expiresAt);
    var token =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(Database.statement("create-token"))
                    .bind("user", user.id())
                    .bind("name", name.strip())
                    .bind("scopes", text(scopes))
                    .bind("sha256", RandomKey.sha256(secret))
                    .bind("now", clock.millis())
                    .bind("expires", expiresAt == null ? null : expiresAt.toEpochMilli())
                    .map((row, context) -> token(row))
                    .one());
    return new Token.Issued(token, secret);
  }

  /** Whose token that is, if it is one and has not expired; its use is recorded to the minute. */
  public Optional<Caller> caller(String secret) {
    return jdbi.withHandle(
        handle -> {
          var found =
              handle
                  .createQuery(Database.statement("token-and-its-user"))
                  .bind("sha256", RandomKey.sha256(secret))
                  .bind("now", clock.millis())
                  .map((row, context) -> found(row))
                  .findOne();
          found.ifPresent(use -> record(handle, use));
          return found.map(Use::caller);
        });
  }

  private void record(Handle handle, Use use) {
    long now = clock.millis();
    if (now - use.lastUsedAt() >= USE_RECORDED.toMillis()) {
      handle.execute(
          "update personal_access_tokens set last_used_at = ? where id = ?", now, use.token());
    }
  }

  private void validate(String name, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
    if (name.isBlank() || name.length() > 255) {
      throw new AccessException(INVALID, "name must have 1 to 255 characters");
    }
    if (scopes.isEmpty()) {
      throw new AccessException(
          INVALID, "scopes must name at least one of " + String.join(", ", TokenScope.names()));
    }
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      throw new AccessException(INVALID, "expires_at must lie in the future");
    }
  }

  private record Use(long token, long lastUsedAt, Caller caller) {}

  private static Use found(ResultSet row) throws SQLException {
    return new Use(
        row.getLong("token_id"),
        row.getLong("last_used_at"),
        new Caller(Users.user(row), scopes(row.getString("scopes"))));
  }

  private static Token token(ResultSet row) throws SQLException {
    long expiresAt = row.getLong("expires_at");
    var expires =
        row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(expiresAt));
    return new Token(
        row.getLong("id"),
        row.getLong("user_id"),
        row.getString("name"),
        scopes(row.getString("scopes")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        expires);
  }

  private static String text(Set<TokenScope> scopes) {
    return scopes.stream().sorted().map(TokenScope::text).collect(Collectors.joining(","));
  }

  private static Set<TokenScope> scopes(String text) {
    var scopes = EnumSet.noneOf(TokenScope.class);
    Arrays.stream(text.split(",")).forEach(name -> TokenScope.of(name).ifPresent(scopes::add));
    return scopes;
  }
}
