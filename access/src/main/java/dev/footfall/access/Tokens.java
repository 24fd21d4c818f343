package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.MISSING;

import dev.footfall.access.AuditEvent.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Personal access tokens. Only their hashes are kept. One more token, which is kept nowhere here,
 * is the operator's: {@link #operators}.
 */
public final class Tokens {
  /** A token any program can recognise as ours, and a secret scanner too. */
  private static final String PREFIX = "footfall-";

  private static final Duration USE_RECORDED = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final AuditLog log;
  private final InstantSource clock;
  private final String operators = PREFIX + RandomKey.secret();

  Tokens(Jdbi jdbi, AuditLog log, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.clock = clock;
  }

  /** The token of {@link User#OPERATOR}: a new one each time these accounts are opened. */
  public String operators() {
    return operators;
  }

  /**
   * Makes a token for the user themselves.
   *
   * @param expiresAt from when on it is refused; null: never
   * @throws AccessException if there is no name or no scope, or it would have expired already
   */
  public Token.Issued create(
      User user, String name, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
    return create(user, user, name, scopes, expiresAt);
  }

  /**
   * Makes a token.
   *
   * @param actor who makes it
   * @param user whose it is
   * @param expiresAt from when on it is refused; null: never
   * @throws AccessException if there is no name or no scope, or it would have expired already
   */
  public Token.Issued create(
      User actor, User user, String name, Set<TokenScope> scopes, @Nullable Instant expiresAt) {
    return create(actor, user, name, scopes, expiresAt, PREFIX + RandomKey.secret());
  }

  /** A user's tokens, the latest first, those that are refused included. */
  public List<Token> of(long user, long offset, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("tokens"))
                .bind("user", user)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> token(row))
                .list());
  }

  /** How many tokens a user has, those that are refused included. */
  public long count(long user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from personal_access_tokens where user_id = :user")
                .bind("user", user)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Refuses a token from now on.
   *
   * @throws AccessException if the user has no such token
   */
  public void revoke(User actor, long user, long token) {
    jdbi.useTransaction(
        handle -> {
          var found =
              handle
                  .createQuery(
                      "select * from personal_access_tokens where id = :id and user_id = :user")
                  .bind("id", token)
                  .bind("user", user)
                  .map((row, context) -> token(row))
                  .findOne()
                  .orElseThrow(() -> new AccessException(MISSING, "404 Token Not Found"));
          if (!found.revoked()) {
            handle.execute("update personal_access_tokens set revoked = true where id = ?", token);
            record(handle, actor, "token_revoked", found);
          }
        });
  }

  /** Makes a token whose secret somebody chose. */
  Token.Issued create(
      User actor,
      User user,
      String name,
      Set<TokenScope> scopes,
      @Nullable Instant expiresAt,
      String secret) {
    validate(name, scopes, expiresAt);
    return jdbi.inTransaction(
        handle -> {
          var token =
              handle
                  .createQuery(Database.statement("create-token"))
                  .bind("user", user.id())
                  .bind("name", name.strip())
                  .bind("scopes", text(scopes))
                  .bind("sha256", RandomKey.sha256(secret))
                  .bind("now", clock.millis())
                  .bind("expires", expiresAt == null ? null : expiresAt.toEpochMilli())
                  .map((row, context) -> token(row))
                  .one();
          record(handle, actor, "token_created", token);
          return new Token.Issued(token, secret);
        });
  }

  /**
   * Whose token that is, if it is one and is not refused; its use is recorded to the minute. It is
   * refused when it has expired, was revoked, or its user is blocked.
   */
  public Optional<Caller> caller(String secret) {
    if (MessageDigest.isEqual(utf8(secret), utf8(operators))) {
      return Optional.of(new Caller(User.OPERATOR, EnumSet.of(TokenScope.API)));
    }
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

  private void record(Handle handle, User actor, String name, Token token) {
    String target = "token " + token.id() + " of user " + token.userId();
    String scopes = text(token.scopes());
    boolean created = name.equals("token_created");
    var change = new Change(name, target, created ? "" : scopes, created ? scopes : "");
    log.record(handle, actor, AuditLog.INSTANCE, change);
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
    return new Token(
        row.getLong("id"),
        row.getLong("user_id"),
        row.getString("name"),
        scopes(row.getString("scopes")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        time(row, "expires_at"),
        time(row, "last_used_at"),
        row.getBoolean("revoked"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
