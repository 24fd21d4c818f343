package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The room's front: opens the accounts, in a data directory or in PostgreSQL, and hands out what is
 * in them.
 */
public final class Access implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.access");
  private static final String ADMIN = "admin";
  private static final int SHORTEST_TOKEN = 20;

  private final Database database;
  private final Users users;
  private final Tokens tokens;
  private final SignIns signIns;
  private final AuditLog auditLog;
  private final DataSources dataSources;
  private final InstanceSettings settings;
  private final Features features;
  private final Projects projects;
  private final Deletions deletions;
  private final ProjectKeys projectKeys;
  private final ProjectRepositories repositories;
  private final Members members;
  private final ProjectSalts projectSalts;
  private final DailySalt dailySalt;
  private final String cubeSecret;
  private final String instance;

  private Access(Database database, Secrets secrets, InstantSource clock, AccessOptions options) {
    this.database = database;
    this.auditLog = new AuditLog(database.jdbi(), clock);
    this.users = new Users(database.jdbi(), auditLog, clock);
    this.tokens = new Tokens(database.jdbi(), auditLog, clock);
    this.signIns = new SignIns(database.jdbi(), auditLog, users, clock);
    var settingRows = new SettingRows(secrets, auditLog);
    this.dataSources = new DataSources(database.jdbi(), settingRows);
    this.settings =
        new InstanceSettings(database.jdbi(), settingRows, dataSources, options.claims());
    this.features =
        new Features(database.jdbi(), auditLog, options.featuresOn(), settings::enabled);
    var projectSecrets = new ProjectSecrets(secrets);
    this.projects = new Projects(database.jdbi(), auditLog, projectSecrets, clock);
    this.projectSalts = new ProjectSalts(database.jdbi(), secrets);
    this.dailySalt = new DailySalt(database.jdbi(), secrets, clock);
    this.deletions =
        new Deletions(database.jdbi(), auditLog, projects, projectSalts, features, clock);
    this.projectKeys = new ProjectKeys(database.jdbi(), auditLog, projects, projectSecrets, clock);
    this.repositories =
        new ProjectRepositories(database.jdbi(), auditLog, projects, secrets, clock);
    this.members = new Members(database.jdbi(), auditLog);
    var instanceSecrets = new InstanceSecrets(database.jdbi(), secrets);
    this.cubeSecret = instanceSecrets.named("cube.api-secret");
    this.instance = instanceSecrets.named("instance");
  }

  /**
   * Opens {@code footfall.db} in a data directory that exists, and makes it where it is missing.
   *
   * @throws AccessException if the file cannot be used, or a newer program wrote it
   */
  public static Access open(Path dataDirectory, InstantSource clock) {
    return open(dataDirectory, clock, AccessOptions.STANDARD);
  }

  /**
   * Opens it as above.
   *
   * @throws AccessException if the file cannot be used, a newer program wrote it, or the key of the
   *     stored secrets is missing or wrong
   */
  public static Access open(Path dataDirectory, InstantSource clock, AccessOptions options) {
    return open(
        Database.sqlite(dataDirectory.resolve("footfall.db"), clock),
        dataDirectory,
        clock,
        options);
  }

  /**
   * Opens accounts in PostgreSQL; tables are made where they are missing.
   *
   * @param dataDirectory where the key of the stored secrets is, if it is not configured
   * @throws AccessException if the database cannot be used, a newer program wrote it, or the key of
   *     the stored secrets is missing or wrong
   */
  public static Access open(
      PostgresUrl url, Path dataDirectory, InstantSource clock, AccessOptions options) {
    return open(Database.postgres(url, clock), dataDirectory, clock, options);
  }

  private static Access open(
      Database database, Path dataDirectory, InstantSource clock, AccessOptions options) {
    try {
      var key = new SecretsKey(dataDirectory.resolve("secrets.key"), options.secretsKey());
      return new Access(database, new Sealing(database.jdbi()).with(key), clock, options);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
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
    var made = database.jdbi().inTransaction(handle -> makeAdministrator(password, token));
    if (made.isEmpty()) {
      sayWhatIsIgnored(password, token);
    }
    return made;
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

  /** What an administrator set for the instance. */
  public InstanceSettings settings() {
    return settings;
  }

  /** What projects have of their own in place of the instance's. */
  public DataSources dataSources() {
    return dataSources;
  }

  /** The projects' keys. */
  public ProjectKeys projectKeys() {
    return projectKeys;
  }

  /** What was set for the projects' git repositories. */
  public ProjectRepositories repositories() {
    return repositories;
  }

  /** Who belongs to which project. */
  public Members members() {
    return members;
  }

  /** Who changed what. */
  public AuditLog auditLog() {
    return auditLog;
  }

  /** What the projects' pseudonyms are made with. */
  public ProjectSalts projectSalts() {
    return projectSalts;
  }

  /** What visitors without a cookie are recognised with, for the day. */
  public DailySalt dailySalt() {
    return dailySalt;
  }

  /** The secret made for Cube tokens at the first start. */
  public String cubeSecret() {
    return cubeSecret;
  }

  /** A name these accounts got when they were made: two with the same name are the same. */
  public String instance() {
    return instance;
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
  private Optional<FirstStart> makeAdministrator(String password, String token) {
    if (users.byUsername(ADMIN).isPresent()) {
      return Optional.empty();
    }
    if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
      throw new AccessException(
          INVALID, "admin.token must have %d characters or more".formatted(SHORTEST_TOKEN));
    }
    String chosen = password.isEmpty() ? RandomKey.password() : password;
    var user =
        users.create(new User.Draft(ADMIN, "admin@localhost", "Administrator", chosen, true));
    var scopes = Set.of(TokenScope.API);
    var issued =
        token.isEmpty()
            ? tokens.create(User.OPERATOR, user, "admin.token", scopes, null)
            : tokens.create(User.OPERATOR, user, "admin.token", scopes, null, token);
    return Optional.of(new FirstStart(ADMIN, chosen, issued.secret()));
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
