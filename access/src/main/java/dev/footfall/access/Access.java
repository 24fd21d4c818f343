package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** The room's front: opens the accounts of a data directory and hands out what is in them. */
public final class Access implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.access");
  private static final String ADMIN = "admin";
  private static final int SHORTEST_TOKEN = 20;

  private final Database database;
  private final Users users;
  private final Tokens tokens;
  private final SignIns signIns;
  private final AuditLog auditLog;
  private final Features features;
  private final Projects projects;
  private final Deletions deletions;
  private final ProjectKeys projectKeys;
  private final Members members;
  private final String cubeSecret;

  private Access(Database database, InstantSource clock, boolean featuresOn) {
    this.database = database;
    this.auditLog = new AuditLog(database.jdbi(), clock);
    this.users = new Users(database.jdbi(), auditLog, clock);
    this.tokens = new Tokens(database.jdbi(), auditLog, clock);
    this.signIns = new SignIns(database.jdbi(), auditLog, users, clock);
    this.features = new Features(database.jdbi(), auditLog, featuresOn);
    this.projects = new Projects(database.jdbi(), auditLog, clock);
    this.deletions = new Deletions(database.jdbi(), auditLog, projects, features, clock);
    this.projectKeys = new ProjectKeys(database.jdbi(), auditLog, projects, clock);
    this.members = new Members(database.jdbi(), auditLog);
    this.cubeSecret = new InstanceSecrets(database.jdbi()).named("cube.api-secret");
  }

  /**
   * Opens {@code footfall.db} in a data directory that exists, and makes it where it is missing.
   *
   * @throws AccessException if the file cannot be used, or a newer program wrote it
   */
  public static Access open(Path dataDirectory, InstantSource clock) {
    return open(dataDirectory, clock, true);
  }

  /**
   * Opens it as above.
   *
   * @param featuresOn whether feature flags are on until switched off; else off until switched on
   * @throws AccessException if the file cannot be used, or a newer program wrote it
   */
  public static Access open(Path dataDirectory, InstantSource clock, boolean featuresOn) {
    var database = Database.sqlite(dataDirectory.resolve("footfall.db"), clock);
    return new Access(database, clock, featuresOn);
  }

  /**
   * Makes the administrator where there is none; later starts change nothing, and say so in the log
   * where they were given something else.
   *
   * @param password the administrator's password; empty: one is made
   * @param token a token for the whole API, 20 characters or more; empty: one is made
   * @return how to sign in, if the administrator was made just now
   * @throws AccessException if the password or the token is too short
   */
  public Optional<FirstStart> firstStart(String password, String token) {
    if (users.byUsername(ADMIN).isPresent()) {
      sayWhatIsIgnored(password, token);
      return Optional.empty();
    }
    if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
      throw new AccessException(
          INVALID, "admin.token must have %d characters or more".formatted(SHORTEST_TOKEN));
    }
    return Optional.of(database.jdbi().inTransaction(handle -> makeAdministrator(password, token)));
  }

  /** The users. */
  public Users users() {
    return users;
  }

  /** The browsers that are signed in. */
  public SignIns signIns() {
    return signIns;
  }

  /** The personal access tokens. */
  public Tokens tokens() {
    return tokens;
  }

  /** The projects. */
  public Projects projects() {
    return projects;
  }

  /** The projects that are being deleted. */
  public Deletions deletions() {
    return deletions;
  }

  /** Which features are on. */
  public Features features() {
    return features;
  }

  /** The projects' keys. */
  public ProjectKeys projectKeys() {
    return projectKeys;
  }

  /** Who belongs to which project. */
  public Members members() {
    return members;
  }

  /** Who changed what. */
  public AuditLog auditLog() {
    return auditLog;
  }

  /** The secret made for Cube tokens at the first start. */
  public String cubeSecret() {
    return cubeSecret;
  }

  /** Throws where the database cannot answer. */
  public void check() {
    database.check();
  }

  @Override
  public void close() {
    database.close();
  }

  /** In the caller's transaction: a crash leaves either nobody or somebody with a token. */
  private FirstStart makeAdministrator(String password, String token) {
    String chosen = password.isEmpty() ? RandomKey.password() : password;
    var user =
        users.create(new User.Draft(ADMIN, "admin@localhost", "Administrator", chosen, true));
    var scopes = Set.of(TokenScope.API);
    var issued =
        token.isEmpty()
            ? tokens.create(User.OPERATOR, user, "admin.token", scopes, null)
            : tokens.create(User.OPERATOR, user, "admin.token", scopes, null, token);
    return new FirstStart(ADMIN, chosen, issued.secret());
  }

  private void sayWhatIsIgnored(String password, String token) {
    if (!token.isEmpty() && tokens.caller(token).isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "admin.token counts at the first start only; it is ignored, and is no token of this"
              + " instance");
    }
    if (!password.isEmpty() && users.signIn(ADMIN, password).isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "admin.password counts at the first start only; it is ignored, and is not the"
              + " administrator's password");
    }
  }
}
