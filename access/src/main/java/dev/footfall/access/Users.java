package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.MISSING;
import static dev.footfall.access.AccessException.Kind.TAKEN;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The users of this instance. */
public final class Users {
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}");

  private final Jdbi jdbi;
  private final AuditLog log;
  private final InstantSource clock;

  Users(Jdbi jdbi, AuditLog log, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.clock = clock;
  }

  /** A password of 16 characters that nobody can guess. */
  public static String madeUpPassword() {
    return RandomKey.password();
  }

  /**
   * Makes a user in the operator's name.
   *
   * @throws AccessException if a value is not what it must be, or the name or address is taken
   */
  public User create(User.Draft draft) {
    return create(User.OPERATOR, draft);
  }

  /**
   * Makes a user.
   *
   * @throws AccessException if a value is not what it must be, or the name or address is taken
   */
  public User create(User actor, User.Draft draft) {
    validate(draft);
    String hash = draft.password().isEmpty() ? "" : PasswordHash.of(draft.password());
    return jdbi.inTransaction(
        handle -> {
          var made = create(handle, draft, hash);
          record(handle, actor, new Change("user_created", "user " + made.id(), "", ""));
          if (made.admin()) {
            record(handle, actor, updated(made.id(), "admin", "", "true"));
          }
          return made;
        });
  }

  /**
   * Changes a user. A new password signs the user's other browsers out; blocking signs out all of
   * them, and their tokens are refused at once.
   *
   * @param actor who does it; in a browser of the user's own, that one stays signed in
   * @param password the new one; empty: the old one stays
   * @param change from what the settings are to what they shall be; runs within the transaction
   * @throws AccessException if there is no such user, a value is not what it must be, the address
   *     is taken, or no administrator would be left
   */
  public User update(Caller actor, long user, String password, UnaryOperator<UserSettings> change) {
    requirePassword(password);
    String hash = password.isEmpty() ? "" : PasswordHash.of(password);
    return jdbi.inTransaction(
        handle -> {
          var found = byId(handle, user).orElseThrow(Users::missing);
          var after = change.apply(found.settings());
          write(handle, found, after);
          changes(user, found.settings(), after)
              .forEach(line -> record(handle, actor.user(), line));
          if (!hash.isEmpty()) {
            handle.execute("update users set password_hash = ? where id = ?", hash, user);
            record(handle, actor.user(), updated(user, "password", "", ""));
          }
          if (after.blocked() || !hash.isEmpty()) {
            SignIns.endOthers(handle, user, after.blocked() ? 0 : actor.signIn());
          }
          return byId(handle, user).orElseThrow(Users::missing);
        });
  }

  /** The user with that number. */
  public Optional<User> byId(long id) {
    return jdbi.withHandle(handle -> byId(handle, id));
  }

  /**
   * The users in the order they were made.
   *
   * @param offset how many to leave out
   * @param limit how many at most
   */
  public List<User> all(long offset, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from users order by id limit :limit offset :offset")
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> user(row))
                .list());
  }

  /** How many users there are. */
  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from users").mapTo(Long.class).one());
  }

  /** The user with that name, whatever the case. */
  public Optional<User> byUsername(String username) {
    return jdbi.withHandle(handle -> find(handle, "username", username));
  }

  /** The user, if that is its password. Takes as long for a name nobody has. */
  public Optional<User> signIn(String username, String password) {
    var hash =
        USERNAME.matcher(username).matches() ? passwordHash(username) : Optional.<String>empty();
    return PasswordHash.matches(password, hash.orElse(""))
        ? byUsername(username)
        : Optional.empty();
  }

  private Optional<String> passwordHash(String username) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select password_hash from users where lower(username) = lower(:username)")
                .bind("username", username)
                .mapTo(String.class)
                .findOne());
  }

  private static void write(Handle handle, User before, UserSettings after) {
    if (!before.email().equalsIgnoreCase(after.email())) {
      refuseTaken(handle, "email", after.email(), "The email address");
    }
    boolean serves = after.admin() && !after.blocked();
    if (before.admin() && !before.blocked() && !serves && isLastAdministrator(handle, before)) {
      throw new AccessException(
          INVALID, "The last administrator stays one: make somebody else an administrator first");
    }
    handle
        .createUpdate(Database.statement("update-user"))
        .bind("id", before.id())
        .bind("name", after.name().strip())
        .bind("email", after.email())
        .bind("admin", after.admin())
        .bind("blocked", after.blocked())
        .execute();
  }

  private static boolean isLastAdministrator(Handle handle, User user) {
    return handle
            .createQuery(Database.statement("other-administrators"))
            .bind("id", user.id())
            .mapTo(Long.class)
            .one()
        == 0;
  }

  /** Name and address are personal data: what they are stands nowhere in the log. */
  private static List<Change> changes(long user, UserSettings before, UserSettings after) {
    return Stream.of(
            Optional.of(updated(user, "name", "", ""))
                .filter(line -> !before.name().equals(after.name())),
            Optional.of(updated(user, "email", "", ""))
                .filter(line -> !before.email().equals(after.email())),
            Optional.of(updated(user, "admin", "" + before.admin(), "" + after.admin()))
                .filter(line -> before.admin() != after.admin()),
            Optional.of(updated(user, "blocked", "" + before.blocked(), "" + after.blocked()))
                .filter(line -> before.blocked() != after.blocked()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Change updated(long user, String what, String from, String to) {
    return new Change("user_updated", "user " + user + ": " + what, from, to);
  }

  private void record(Handle handle, User actor, Change change) {
    log.record(handle, actor, AuditLog.INSTANCE, change);
  }

  private static AccessException missing() {
    return new AccessException(MISSING, "404 User Not Found");
  }

  private User create(Handle handle, User.Draft draft, String hash) {
    refuseTaken(handle, "username", draft.username(), "The user name");
    refuseTaken(handle, "email", draft.email(), "The email address");
    return handle
        .createQuery(Database.statement("create-user"))
        .bind("username", draft.username())
        .bind("email", draft.email())
        .bind("name", draft.settings().name().strip())
        .bind("hash", hash)
        .bind("admin", draft.admin())
        .bind("now", clock.millis())
        .map((row, context) -> user(row))
        .one();
  }

  static Optional<User> byId(Handle handle, long id) {
    return handle
        .createQuery("select * from users where id = :id")
        .bind("id", id)
        .map((row, context) -> user(row))
        .findOne();
  }

  private static void refuseTaken(Handle handle, String column, String value, String what) {
    if (find(handle, column, value).isPresent()) {
      throw new AccessException(TAKEN, what + " has already been taken");
    }
  }

  private static Optional<User> find(Handle handle, String column, String value) {
    return handle
        .createQuery("select * from users where lower(" + column + ") = lower(:value)")
        .bind("value", value)
        .map((row, context) -> user(row))
        .findOne();
  }

  private static void validate(User.Draft draft) {
    require(
        USERNAME.matcher(draft.username()).matches(),
        "username must be 1 to 255 letters, digits, '_', '-' or '.', and start with a letter, a"
            + " digit or '_'");
    require(
        !draft.username().equalsIgnoreCase(User.OPERATOR.username()),
        "username must not be operator: that is whoever runs this instance");
    draft.settings();
    requirePassword(draft.password());
  }

  private static void requirePassword(String password) {
    int length = password.length();
    require(
        length == 0 || (length >= 8 && length <= 128), "password must have 8 to 128 characters");
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new AccessException(INVALID, message);
    }
  }

  static User user(ResultSet row) throws SQLException {
    return new User(
        row.getLong("id"),
        row.getString("username"),
        row.getString("email"),
        row.getString("name"),
        row.getBoolean("admin"),
        row.getBoolean("blocked"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
