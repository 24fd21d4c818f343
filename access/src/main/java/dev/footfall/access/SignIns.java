package dev.footfall.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;

/** The browsers that are signed in. Of their cookies only the hashes are kept. */
public final class SignIns {
  /** How long a browser stays signed in. */
  public static final Duration LIFETIME = Duration.ofDays(14);

  /** A password's hash takes 19 MiB and a while: no crowd of guesses may take the machine. */
  private static final Semaphore HASHING = new Semaphore(2, true);

  private final Jdbi jdbi;
  private final Users users;
  private final InstantSource clock;
  private final Throttle throttle;

  SignIns(Jdbi jdbi, Users users, InstantSource clock) {
    this.jdbi = jdbi;
    this.users = users;
    this.clock = clock;
    this.throttle = new Throttle(clock);
  }

  /**
   * Signs a browser in; nothing where the name or the password is wrong.
   *
   * @throws AccessException of kind THROTTLED after too many wrong passwords for this name
   */
  public Optional<SignIn.Issued> start(String username, String password) {
    throttle.refuseGuessing(username);
    HASHING.acquireUninterruptibly();
    Optional<User> user;
    try {
      user = users.signIn(username, password);
    } finally {
      HASHING.release();
    }
    if (user.isEmpty()) {
      throttle.wrong(username);
    }
    return user.map(this::issue);
  }

  /** The browser whose cookie holds this secret, while it is signed in. */
  public Optional<SignIn> bySecret(String secret) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("sign-in-and-its-user"))
                .bind("sha256", RandomKey.sha256(secret))
                .bind("now", clock.millis())
                .map((row, context) -> new SignIn(Users.user(row), row.getString("csrf_token")))
                .findOne());
  }

  /** Signs a browser out. */
  public void end(String secret) {
    jdbi.useHandle(
        handle ->
            handle.execute("delete from sign_ins where sha256 = ?", RandomKey.sha256(secret)));
  }

  private SignIn.Issued issue(User user) {
    String secret = RandomKey.secret();
    var signIn = new SignIn(user, RandomKey.secret());
    long now = clock.millis();
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from sign_ins where expires_at <= ?", now);
          handle.execute(
              "insert into sign_ins (user_id, sha256, csrf_token, created_at, expires_at)"
                  + " values (?, ?, ?, ?, ?)",
              user.id(),
              RandomKey.sha256(secret),
              signIn.csrfToken(),
              now,
              now + LIFETIME.toMillis());
        });
    return new SignIn.Issued(signIn, secret);
  }
}
