package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.TAKEN;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The users of this instance. */
public final class Users {
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@]{1,190}");

  private final Jdbi jdbi;
  private final InstantSource clock;

  Users(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Makes a user.
   *
   * @throws AccessException if a value is not what it must be, or the name or address is taken
   */
  public User create(User.Draft draft) {
    validate(draft);
    String hash = draft.password().isEmpty() ? "" : PasswordHash.of(draft.password());
    return jdbi.inTransaction(handle -> create(handle, draft, hash));
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

  private User create(Handle handle, User.Draft draft, String hash) {
    refuseTaken(handle, "username", draft.username(), "The user name");
    refuseTaken(handle, "email", draft.email(), "The email address");
    return handle
        .createQuery(Database.statement("create-user"))
        .bind("username", draft.username())
        .bind("email", draft.email())
        .bind("name", draft.name().isBlank() ? draft.username() : draft.name().strip())
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
    require(EMAIL.matcher(draft.email()).matches(), "email must be an email address");
    require(draft.name().length() <= 255, "name must have at most 255 characters");
    int length = draft.password().length();
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
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
