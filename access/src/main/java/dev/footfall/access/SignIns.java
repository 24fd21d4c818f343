package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.FORBIDDEN;
import static dev.footfall.access.AccessException.Kind.MISSING;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The browsers that are signed in. Of their cookies only the hashes are kept, of the browsers only
 * what people call them.
 */
public final class SignIns {
  /** How long a browser stays signed in. */
  public static final Duration LIFETIME = Duration.ofDays(14);

  private static final Duration USE_RECORDED = Duration.ofHours(1);

  /** A password's hash takes 19 MiB and a while: no crowd of guesses may take the machine. */
  private static final Semaphore HASHING = new Semaphore(2, true);

  private final Jdbi jdbi;
  private final AuditLog log;
  private final Users users;
  private final InstantSource clock;
  private final Throttle throttle;

  SignIns(Jdbi jdbi, AuditLog log, Users users, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.users = users;
    this.clock = clock;
    this.throttle = new Throttle(clock);
  }

  /**
   * Signs a browser in; nothing where the name or the password is wrong.
   *
   * @param browser what people call it, such as {@code Firefox on Linux}; empty: not known
   * @throws AccessException of kind THROTTLED after too many wrong passwords for this name, of kind
   *     FORBIDDEN if the user is blocked
   */
  public Optional<SignIn.Issued> start(String username, String password, String browser) {
    return byPassword(username, password).map(user -> issue(user, browser));
  }

  /**
   * Whether that is the user's password. Guessing is throttled as it is at sign-in.
   *
   * @throws AccessException of kind THROTTLED after too many wrong passwords for this name
   */
  public boolean knows(User user, String password) {
    return byPassword(user.username(), password).isPresent();
  }

  /** The browser whose cookie holds this secret, while it is signed in. */
  public Optional<SignIn> bySecret(String secret) {
    return jdbi.withHandle(
        handle -> {
          var found =
              handle
                  .createQuery(Database.statement("sign-in-and-its-user"))
                  .bind("sha256", RandomKey.sha256(secret))
                  .bind("now", clock.millis())
                  .map((row, context) -> found(row))
                  .findOne();
          found.ifPresent(use -> record(handle, use));
          return found.map(Use::signIn);
        });
  }

  /** The browsers a user is signed in with, the latest first. */
  public List<SignIn.Listed> of(long user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("sign-ins"))
                .bind("user", user)
                .bind("now", clock.millis())
                .map((row, context) -> listed(row))
                .list());
  }

  /** Signs a browser out. */
  public void end(String secret) {
    jdbi.useHandle(
        handle ->
            handle.execute("delete from sign_ins where sha256 = ?", RandomKey.sha256(secret)));
  }

  /**
   * Signs one of a user's browsers out from elsewhere.
   *
   * @throws AccessException if the user has no such sign-in
   */
  public void revoke(User actor, long user, long signIn) {
    jdbi.useTransaction(
        handle -> {
          int ended =
              handle.execute("delete from sign_ins where id = ? and user_id = ?", signIn, user);
          if (ended == 0) {
            throw new AccessException(MISSING, "404 Sign-in Not Found");
          }
          String target = "sign-in " + signIn + " of user " + user;
          log.record(
              handle, actor, AuditLog.INSTANCE, new Change("sign_in_revoked", target, "", ""));
        });
  }

  /**
   * Signs all of a user's browsers out but one.
   *
   * @param kept the number of the sign-in that stays; 0: none does
   */
  public void revokeOthers(User actor, long user, long kept) {
    jdbi.useTransaction(
        handle -> {
          int ended = endOthers(handle, user, kept);
          if (ended > 0) {
            String target = ended + " of user " + user;
            log.record(
                handle, actor, AuditLog.INSTANCE, new Change("sign_ins_revoked", target, "", ""));
          }
        });
  }

  /** Signs all of a user's browsers out but one, in the caller's transaction; tells how many. */
  static int endOthers(Handle handle, long user, long kept) {
    return handle.execute("delete from sign_ins where user_id = ? and id <> ?", user, kept);
  }

  private Optional<User> byPassword(String username, String password) {
    throttle.refuseGuessing(username);
    HASHING.acquireUninterruptibly();
    Optional<User> user;
    try {
      // Again: others may have guessed wrong while this one waited for its turn.
      throttle.refuseGuessing(username);
      user = users.signIn(username, password);
    } finally {
      HASHING.release();
    }
    if (user.isEmpty()) {
      throttle.wrong(username);
    } else if (user.get().blocked()) {
      throw new AccessException(FORBIDDEN, "This user is blocked; an administrator can change it");
    }
    return user;
  }

  private SignIn.Issued issue(User user, String browser) {
    String secret = RandomKey.secret();
    String csrfToken = RandomKey.secret();
    long now = clock.millis();
    long id =
        jdbi.inTransaction(
            handle -> {
              handle.execute("delete from sign_ins where expires_at <= ?", now);
              return handle
                  .createQuery(Database.statement("create-sign-in"))
                  .bind("user", user.id())
                  .bind("sha256", RandomKey.sha256(secret))
                  .bind("csrf_token", csrfToken)
                  .bind("browser", browser)
                  .bind("now", now)
                  .bind("expires", now + LIFETIME.toMillis())
                  .mapTo(Long.class)
                  .one();
            });
    return new SignIn.Issued(new SignIn(id, user, csrfToken), secret);
  }

  private void record(Handle handle, Use use) {
    long now = clock.millis();
    if (now - use.lastUsedAt() >= USE_RECORDED.toMillis()) {
      handle.execute("update sign_ins set last_used_at = ? where id = ?", now, use.signIn().id());
    }
  }

  private record Use(SignIn signIn, long lastUsedAt) {}

  private static Use found(ResultSet row) throws SQLException {
    return new Use(
        new SignIn(row.getLong("sign_in_id"), Users.user(row), row.getString("csrf_token")),
        row.getLong("last_used_at"));
  }

  private static SignIn.Listed listed(ResultSet row) throws SQLException {
    long created = row.getLong("created_at");
    return new SignIn.Listed(
        row.getLong("id"),
        row.getString("browser"),
        Instant.ofEpochMilli(created),
        Instant.ofEpochMilli(Math.max(created, row.getLong("last_used_at"))),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
