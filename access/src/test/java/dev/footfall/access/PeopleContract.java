package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.footfall.access.AuditEvent.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people come in, are kept out, and how projects go: on every database. */
abstract class PeopleContract {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final String PASSWORD = "correct horse";

  private Instant now = START;
  private Access access;
  private User admin;

  /** Opens the same accounts each time within one test. */
  abstract Access open(InstantSource clock);

  @BeforeEach
  void openAccounts() {
    access = open(() -> now);
    access.firstStart(PASSWORD, "");
    admin = access.users().byUsername("admin").orElseThrow();
  }

  @AfterEach
  void closeAccounts() {
    access.close();
  }

  @Test
  void listsTheBrowsersOfAUserWithTheirLastUseToTheHour() {
    var first = signIn("admin", "Firefox on Linux");
    now = START.plus(Duration.ofMinutes(59));
    access.signIns().bySecret(first.secret());
    var second = signIn("admin", "");

    assertThat(access.signIns().of(admin.id()))
        .containsExactly(
            new SignIn.Listed(second.signIn().id(), "", now, now, now.plus(SignIns.LIFETIME)),
            new SignIn.Listed(
                first.signIn().id(),
                "Firefox on Linux",
                START,
                START,
                START.plus(SignIns.LIFETIME)));

    now = START.plus(Duration.ofHours(1));
    access.signIns().bySecret(first.secret());
    assertThat(access.signIns().of(admin.id()).getLast().lastUsedAt()).isEqualTo(now);
    now = START.plus(SignIns.LIFETIME);
    assertThat(access.signIns().of(admin.id())).hasSize(1);
  }

  @Test
  void signsABrowserOutFromElsewhereAndOnlyItsOwnUsers() {
    var ada = user("ada");
    var first = signIn("ada", "");
    var second = signIn("ada", "");

    assertThatThrownBy(() -> access.signIns().revoke(admin, admin.id(), first.signIn().id()))
        .hasMessage("404 Sign-in Not Found");
    access.signIns().revoke(ada, ada.id(), first.signIn().id());

    assertThat(access.signIns().bySecret(first.secret())).isEmpty();
    assertThat(access.signIns().bySecret(second.secret())).isPresent();
    assertThat(latest(1))
        .containsExactly(
            new Change(
                "sign_in_revoked",
                "sign-in " + first.signIn().id() + " of user " + ada.id(),
                "",
                ""));
  }

  @Test
  void signsAllOtherBrowsersOutButThoseOfOtherUsers() {
    var ada = user("ada");
    var kept = signIn("ada", "");
    var other = signIn("ada", "");
    var admins = signIn("admin", "");

    access.signIns().revokeOthers(ada, ada.id(), kept.signIn().id());

    assertThat(access.signIns().bySecret(kept.secret())).isPresent();
    assertThat(access.signIns().bySecret(other.secret())).isEmpty();
    assertThat(access.signIns().bySecret(admins.secret())).isPresent();
  }

  @Test
  void signsTheOtherBrowsersOutWhenThePasswordChanges() {
    var ada = user("ada");
    var own = signIn("ada", "");
    var other = signIn("ada", "");

    access.users().update(own.signIn().caller(), ada.id(), "another horse", same());

    assertThat(access.signIns().bySecret(own.secret())).isPresent();
    assertThat(access.signIns().bySecret(other.secret())).isEmpty();
    assertThat(access.signIns().start("ada", PASSWORD, "")).isEmpty();
    assertThat(access.signIns().start("ada", "another horse", "")).isPresent();
    assertThat(latest(1))
        .containsExactly(new Change("user_updated", "user " + ada.id() + ": password", "", ""));

    access.users().update(caller(admin), ada.id(), "a third horse", same());
    assertThat(access.signIns().of(ada.id())).isEmpty();
  }

  @Test
  void knowsAPasswordAndSlowsDownWhoGuessesIt() {
    assertThat(access.signIns().knows(admin, PASSWORD)).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(access.signIns().knows(admin, "wrong " + i)).isFalse();
    }
    assertThatThrownBy(() -> access.signIns().knows(admin, PASSWORD))
        .hasMessageStartingWith("Too many wrong passwords");
  }

  @Test
  void keepsABlockedUserOutAtOnceAndTheirBrowsersForGood() {
    var ada = user("ada");
    var browser = signIn("ada", "");
    String token = access.tokens().create(ada, "ci", Set.of(TokenScope.API), null).secret();

    access.users().update(caller(admin), ada.id(), "", blocked(true));

    assertThat(access.signIns().bySecret(browser.secret())).isEmpty();
    assertThat(access.tokens().caller(token)).isEmpty();
    assertThatThrownBy(() -> access.signIns().start("ada", PASSWORD, ""))
        .hasMessage("This user is blocked; an administrator can change it");
    assertThat(access.signIns().start("ada", "wrong horse", "")).isEmpty();

    access.users().update(caller(admin), ada.id(), "", blocked(false));
    assertThat(access.signIns().bySecret(browser.secret())).isEmpty();
    assertThat(access.tokens().caller(token)).isPresent();
    assertThat(access.signIns().start("ada", PASSWORD, "")).isPresent();
  }

  @Test
  void keepsTheLastAdministratorWhoCanComeIn() {
    String refusal = "The last administrator stays one: make somebody else an administrator first";
    var ada = user("ada");
    assertThatThrownBy(() -> update(admin, blocked(true))).hasMessage(refusal);
    assertThatThrownBy(() -> update(admin, admin(false))).hasMessage(refusal);

    update(ada, admin(true));
    update(ada, blocked(true));
    assertThatThrownBy(() -> update(admin, admin(false))).hasMessage(refusal);
    update(ada, blocked(false));
    assertThat(update(admin, admin(false)).admin()).isFalse();
    assertThatThrownBy(() -> update(ada, blocked(true))).hasMessage(refusal);
  }

  @Test
  void changesNothingWhereOneValueIsWrong() {
    var ada = user("ada");
    UnaryOperator<UserSettings> taken =
        before -> new UserSettings("Ada", "ADMIN@localhost", before.admin(), before.blocked());

    assertThatThrownBy(() -> access.users().update(caller(admin), ada.id(), "long enough", taken))
        .hasMessage("The email address has already been taken");
    assertThatThrownBy(() -> access.users().update(caller(admin), ada.id(), "short", same()))
        .hasMessage("password must have 8 to 128 characters");
    assertThatThrownBy(
            () -> update(ada, before -> new UserSettings(" ", before.email(), false, false)))
        .hasMessage("name must have 1 to 255 characters");
    assertThatThrownBy(() -> update(ada, before -> new UserSettings("Ada", "ada", false, false)))
        .hasMessage("email must be an email address");
    assertThatThrownBy(() -> access.users().update(caller(admin), 4711, "", same()))
        .hasMessage("404 User Not Found");

    assertThat(access.users().byId(ada.id())).contains(ada);
    assertThat(access.signIns().start("ada", PASSWORD, "")).isPresent();
  }

  @Test
  void recordsWhoChangedWhatAboutAUserButNeitherNameNorAddress() {
    var ada = access.users().create(admin, new User.Draft("ada", "a@example.com", "", "", true));
    update(ada, before -> new UserSettings("Ada", "ada@example.com", false, true));

    String user = "user " + ada.id();
    assertThat(access.auditLog().all(0, 6))
        .extracting(AuditEvent::author, AuditEvent::projectId, AuditEvent::change)
        .containsExactly(
            tuple("admin", 0L, new Change("user_updated", user + ": blocked", "false", "true")),
            tuple("admin", 0L, new Change("user_updated", user + ": admin", "true", "false")),
            tuple("admin", 0L, new Change("user_updated", user + ": email", "", "")),
            tuple("admin", 0L, new Change("user_updated", user + ": name", "", "")),
            tuple("admin", 0L, new Change("user_updated", user + ": admin", "", "true")),
            tuple("admin", 0L, new Change("user_created", user, "", "")));
  }

  @Test
  void listsTokensWithTheirLastUseAndRefusesThoseThatAreRevoked() {
    var ada = user("ada");
    var old = access.tokens().create(ada, "old", Set.of(TokenScope.API), null);
    var issued =
        access.tokens().create(admin, ada, "ci", Set.of(TokenScope.READ_API), now.plusSeconds(60));
    access.tokens().caller(issued.secret());
    access.tokens().revoke(ada, ada.id(), old.token().id());
    access.tokens().revoke(ada, ada.id(), old.token().id());

    assertThat(access.tokens().caller(old.secret())).isEmpty();
    assertThat(access.tokens().count(ada.id())).isEqualTo(2);
    assertThat(access.tokens().of(ada.id(), 0, 10))
        .extracting(Token::name, token -> token.lastUsedAt().orElse(null), Token::revoked)
        .containsExactly(tuple("ci", now, false), tuple("old", null, true));
    assertThatThrownBy(() -> access.tokens().revoke(admin, admin.id(), issued.token().id()))
        .hasMessage("404 Token Not Found");
    assertThat(access.auditLog().all(0, 3))
        .extracting(AuditEvent::author, AuditEvent::change)
        .containsExactly(
            tuple(
                "ada",
                new Change(
                    "token_revoked",
                    "token " + old.token().id() + " of user " + ada.id(),
                    "api",
                    "")),
            tuple(
                "admin",
                new Change(
                    "token_created",
                    "token " + issued.token().id() + " of user " + ada.id(),
                    "",
                    "read_api")),
            tuple(
                "ada",
                new Change(
                    "token_created",
                    "token " + old.token().id() + " of user " + ada.id(),
                    "",
                    "api")));
  }

  @Test
  void knowsTheOperatorByATokenThatIsNewEachTime() {
    String token = access.tokens().operators();
    assertThat(access.tokens().caller(token)).map(Caller::user).contains(User.OPERATOR);
    var shop = access.projects().create(User.OPERATOR, ProjectPath.of("acme/shop"), "", true);

    assertThat(access.members().count(shop.id())).isZero();
    assertThat(access.members().role(User.OPERATOR, shop.id())).contains(Role.OWNER);
    assertThat(access.auditLog().all(0, 1))
        .extracting(AuditEvent::author, AuditEvent::authorId)
        .containsExactly(tuple("operator", 0L));
    assertThatThrownBy(() -> user("Operator"))
        .hasMessage("username must not be operator: that is whoever runs this instance");

    access.close();
    access = open(() -> now);
    assertThat(access.tokens().caller(token)).isEmpty();
  }

  @Test
  void deletesAProjectAtOnceAndRemembersWhoseEventsAreLeft() {
    var shop = access.projects().create(admin, ProjectPath.of("acme/shop"), "", true);
    var keys = shop.keys().orElseThrow();
    access.projectKeys().rotate(admin, shop.id(), KeyKind.APP_ID, now.plusSeconds(60));
    access.features().set(admin, Feature.CUBE_API_PROXY, shop.id(), false);
    access.members().add(admin, shop.id(), user("ada").id(), Role.GUEST);

    access.deletions().begin(admin, shop.id());

    assertThat(access.projects().byId(shop.id())).isEmpty();
    assertThat(access.projects().byPath("acme/shop")).isEmpty();
    assertThat(access.projects().byAppId(keys.appId())).isEmpty();
    assertThat(access.projects().byServerSecret(keys.serverSecret())).isEmpty();
    assertThat(access.projects().visibleTo(admin)).isZero();
    assertThat(access.features().ofProjects(Feature.CUBE_API_PROXY)).isEmpty();
    assertThat(latest(1))
        .containsExactly(new Change("project_deleted", "project " + shop.id(), "acme/shop", ""));
    assertThatThrownBy(() -> access.deletions().begin(admin, shop.id()))
        .hasMessage("404 Project Not Found");

    access.close();
    access = open(() -> now);
    assertThat(access.deletions().pending()).containsExactly(shop.id());
    access.deletions().end(shop.id());
    assertThat(access.deletions().pending()).isEmpty();
    var again = access.projects().create(admin, ProjectPath.of("acme/shop"), "", true);
    assertThat(again.id()).isGreaterThan(shop.id());
    assertThat(access.members().count(again.id())).isEqualTo(1);
  }

  private List<Change> latest(int count) {
    return access.auditLog().all(0, count).stream().map(AuditEvent::change).toList();
  }

  private User update(User user, UnaryOperator<UserSettings> change) {
    return access.users().update(caller(admin), user.id(), "", change);
  }

  private SignIn.Issued signIn(String username, String browser) {
    return access.signIns().start(username, PASSWORD, browser).orElseThrow();
  }

  private User user(String name) {
    return access.users().create(new User.Draft(name, name + "@example.com", "", PASSWORD, false));
  }

  private static Caller caller(User user) {
    return new Caller(user, Set.of(TokenScope.API));
  }

  private static UnaryOperator<UserSettings> same() {
    return UnaryOperator.identity();
  }

  private static UnaryOperator<UserSettings> blocked(boolean blocked) {
    return before -> new UserSettings(before.name(), before.email(), before.admin(), blocked);
  }

  private static UnaryOperator<UserSettings> admin(boolean admin) {
    return before -> new UserSettings(before.name(), before.email(), admin, before.blocked());
  }
}
