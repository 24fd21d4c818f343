package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.footfall.event.DoNotTrack;
import dev.footfall.event.EventLimits;
import dev.footfall.event.Field;
import dev.footfall.event.PrivacyPolicy;
import dev.footfall.event.Project;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts must do on every database. */
abstract class AccountsContract implements OneWriterContract {
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private Access access;

  /** Opens the database of these accounts. */
  abstract Database database();

  Access open(InstantSource clock) {
    return open(clock, AccessOptions.STANDARD);
  }

  @BeforeEach
  void openAccounts() {
    access = open(() -> now);
  }

  @AfterEach
  void closeAccounts() {
    access.close();
  }

  @Test
  void makesAnAdministratorAtTheFirstStartOnly() {
    var first = access.firstStart("correct horse", "a-token-of-twenty-characters").orElseThrow();

    assertThat(first.username()).isEqualTo("admin");
    assertThat(access.users().signIn("Admin", "correct horse")).map(User::admin).contains(true);
    assertThat(access.tokens().caller("a-token-of-twenty-characters"))
        .map(Caller::mayWrite)
        .contains(true);
    assertThat(access.firstStart("another password", "another-token-of-twenty-characters"))
        .isEmpty();
    assertThat(access.users().signIn("admin", "another password")).isEmpty();
    assertThat(access.tokens().caller("another-token-of-twenty-characters")).isEmpty();
  }

  @Test
  void makesUpAPasswordAndATokenWhereNoneIsGiven() {
    var first = access.firstStart("", "").orElseThrow();

    assertThat(first.password()).hasSizeGreaterThanOrEqualTo(16);
    assertThat(first.token()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(access.users().signIn("admin", first.password())).isPresent();
    assertThat(access.tokens().caller(first.token())).isPresent();
    assertThat(first.toString()).doesNotContain(first.password(), first.token());
  }

  @Test
  void signsABrowserInUntilItSignsOutOrFourteenDaysAreOver() {
    access.firstStart("correct horse", "");
    var first = access.signIns().start("admin", "correct horse", "").orElseThrow();
    var second = access.signIns().start("ADMIN", "correct horse", "").orElseThrow();

    assertThat(access.signIns().bySecret(first.secret())).contains(first.signIn());
    assertThat(first.signIn().caller().mayWrite()).isTrue();
    access.signIns().end(first.secret());
    assertThat(access.signIns().bySecret(first.secret())).isEmpty();
    assertThat(access.signIns().bySecret(second.signIn().csrfToken())).isEmpty();

    now = now.plus(Duration.ofDays(14)).minusMillis(1);
    assertThat(access.signIns().bySecret(second.secret())).isPresent();
    now = now.plusMillis(1);
    assertThat(access.signIns().bySecret(second.secret())).isEmpty();
  }

  @Test
  void pausesAfterTenWrongPasswordsForOneName() {
    access.firstStart("correct horse", "");
    for (int i = 0; i < 10; i++) {
      assertThat(access.signIns().start("admin", "wrong " + i, "")).isEmpty();
    }
    assertThatThrownBy(() -> access.signIns().start("Admin", "correct horse", ""))
        .hasMessage("Too many wrong passwords for this user name; try again in 10 minutes");

    now = now.plus(Duration.ofMinutes(10));
    assertThat(access.signIns().start("admin", "correct horse", "")).isPresent();
  }

  @Test
  void refusesAnAdminTokenSomebodyCouldGuess() {
    assertThatThrownBy(() -> access.firstStart("", "short"))
        .hasMessage("admin.token must have 20 characters or more");
    assertThat(access.users().byUsername("admin")).isEmpty();
  }

  @Test
  void keepsEverythingAcrossARestart() {
    String secret = access.cubeSecret();
    var ada = user("ada");
    var shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    access.close();
    access = open(() -> now);

    assertThat(access.cubeSecret()).isEqualTo(secret).hasSize(43);
    assertThat(access.users().byId(ada.id())).contains(ada);
    assertThat(access.projects().details(shop.id())).contains(shop);
    assertThat(access.projects().byId(shop.id())).contains(shop.project());
  }

  @Test
  void refusesATakenNameOrAddressWhateverTheCase() {
    user("ada");

    assertThatThrownBy(() -> user("ADA")).hasMessage("The user name has already been taken");
    assertThatThrownBy(() -> draft("grace", "ADA@example.com", "long enough"))
        .hasMessage("The email address has already been taken");
  }

  @Test
  void refusesAUserWhoseValuesAreNotWhatTheyMustBe() {
    assertThatThrownBy(() -> draft("a b", "a@example.com", "")).hasMessageStartingWith("username");
    assertThatThrownBy(() -> draft("-a", "a@example.com", "")).hasMessageStartingWith("username");
    assertThatThrownBy(() -> draft("a", "example.com", "")).hasMessageStartingWith("email");
    assertThatThrownBy(() -> draft("a", "a@example.com", "short"))
        .hasMessage("password must have 8 to 128 characters");
  }

  @Test
  void letsNobodySignInWithoutAPassword() {
    draft("robot", "robot@example.com", "");

    assertThat(access.users().signIn("robot", "")).isEmpty();
    assertThat(access.users().signIn("nobody", "long enough")).isEmpty();
  }

  @Test
  void forgetsWhatATokenWasAndRefusesItWhenItHasExpired() {
    var ada = user("ada");
    var issued =
        access
            .tokens()
            .create(ada, "ci", Set.of(TokenScope.READ_API), now.plus(Duration.ofDays(1)));

    assertThat(access.tokens().caller(issued.secret()))
        .contains(new Caller(ada, Set.of(TokenScope.READ_API)));
    now = now.plus(Duration.ofDays(1));
    assertThat(access.tokens().caller(issued.secret())).isEmpty();
    assertThat(access.tokens().caller(RandomKey.sha256(issued.secret()))).isEmpty();
  }

  @Test
  void refusesATokenWithoutAUse() {
    var ada = user("ada");

    assertThatThrownBy(() -> access.tokens().create(ada, "ci", Set.of(), null))
        .hasMessage(
            "scopes must name at least one of api, read_api, write_repository, read_repository");
    assertThatThrownBy(() -> access.tokens().create(ada, " ", Set.of(TokenScope.API), null))
        .hasMessage("name must have 1 to 255 characters");
    assertThatThrownBy(() -> access.tokens().create(ada, "ci", Set.of(TokenScope.API), now))
        .hasMessage("expires_at must lie in the future");
  }

  @Test
  void findsAProjectByItsKeyAsSoonAsItIsMade() {
    var made = access.projects().create(user("ada"), ProjectPath.of("acme/shop"), "", true);
    var keys = made.keys().orElseThrow();

    assertThat(made.name()).isEqualTo("shop");
    assertThat(keys.appId()).matches("[A-Za-z0-9_-]{22}");
    assertThat(access.projects().byAppId(keys.appId()))
        .contains(
            new Project(
                made.id(),
                "acme/shop",
                keys.appId(),
                0,
                PrivacyPolicy.NONE,
                EventLimits.OF_THE_INSTANCE));
    assertThat(access.projects().byPath("Acme/Shop")).isPresent();
    assertThat(access.projects().byAppId("nobody's")).isEmpty();
  }

  @Test
  void givesAProjectNoKeysBeforeItIsStarted() {
    var made = access.projects().create(user("ada"), ProjectPath.of("acme/shop"), "Shop", false);

    assertThat(made.keys()).isEmpty();
    assertThat(access.projects().byAppId("")).isEmpty();
    assertThat(access.projects().byId(made.id())).map(Project::appId).contains("");
  }

  @Test
  void refusesASecondProjectAtAPathWhateverTheCase() {
    var ada = user("ada");
    access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);

    assertThatThrownBy(() -> access.projects().create(ada, ProjectPath.of("ACME/Shop"), "", true))
        .hasMessage("There is a project at ACME/Shop already");
  }

  @Test
  void showsEachUserTheirOwnProjectsAndAnAdministratorAll() {
    var ada = user("ada");
    var grace = user("grace");
    var admin = access.users().create(new User.Draft("root", "root@example.com", "", "", true));
    var shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    var blog = access.projects().create(grace, ProjectPath.of("acme/blog"), "", true);
    access.members().add(ada, shop.id(), grace.id(), Role.DEVELOPER);

    assertThat(access.projects().visibleTo(ada, 0, 10)).containsExactly(shop);
    assertThat(access.projects().visibleTo(grace, 0, 10)).containsExactly(shop, blog);
    assertThat(access.projects().visibleTo(admin, 1, 10)).containsExactly(blog);
    assertThat(access.projects().visibleTo(admin)).isEqualTo(2);
    assertThat(access.members().role(ada, shop.id())).contains(Role.OWNER);
    assertThat(access.members().role(grace, shop.id())).contains(Role.DEVELOPER);
    assertThat(access.members().role(ada, blog.id())).isEqualTo(Optional.empty());
    assertThat(access.members().role(admin, blog.id())).contains(Role.OWNER);
  }

  @Test
  void letsNobodyGiveOrTakeARoleAboveTheirOwn() {
    var ada = user("ada");
    var grace = user("grace");
    var alan = user("alan");
    long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    access.members().add(ada, shop, grace.id(), Role.MAINTAINER);

    assertThatThrownBy(() -> access.members().add(grace, shop, alan.id(), Role.OWNER))
        .hasMessage("The role Owner is above your own in this project");
    assertThatThrownBy(() -> access.members().change(grace, shop, grace.id(), Role.OWNER))
        .hasMessage("The role Owner is above your own in this project");
    assertThatThrownBy(() -> access.members().change(grace, shop, ada.id(), Role.GUEST))
        .hasMessage("The role Owner is above your own in this project");
    assertThatThrownBy(() -> access.members().remove(grace, shop, ada.id()))
        .hasMessage("The role Owner is above your own in this project");
    access.members().add(grace, shop, alan.id(), Role.MAINTAINER);

    assertThat(access.members().of(shop, 1, 10))
        .containsExactly(new Member(grace, Role.MAINTAINER), new Member(alan, Role.MAINTAINER));
    assertThat(access.members().count(shop)).isEqualTo(3);
  }

  @Test
  void keepsTheLastOwnerOfAProject() {
    var ada = user("ada");
    var grace = user("grace");
    long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    String refusal = "A project keeps its last owner: make somebody else an owner first";

    assertThatThrownBy(() -> access.members().remove(ada, shop, ada.id())).hasMessage(refusal);
    assertThatThrownBy(() -> access.members().change(ada, shop, ada.id(), Role.GUEST))
        .hasMessage(refusal);
    access.members().add(ada, shop, grace.id(), Role.OWNER);
    access.members().remove(grace, shop, ada.id());

    assertThat(access.members().role(ada, shop)).isEmpty();
    assertThat(access.members().one(shop, grace.id())).contains(new Member(grace, Role.OWNER));
  }

  @Test
  void recordsWhoChangedAMemberAndNothingThatWasRefused() {
    var ada = user("ada");
    var grace = user("grace");
    long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    access.members().add(ada, shop, grace.id(), Role.REPORTER);
    access.members().change(ada, shop, grace.id(), Role.DEVELOPER);
    assertThatThrownBy(() -> access.members().add(ada, shop, grace.id(), Role.GUEST))
        .hasMessage("Member already exists");
    access.members().remove(ada, shop, grace.id());
    access.projects().create(grace, ProjectPath.of("acme/blog"), "", true);

    String target = "user " + grace.id();
    assertThat(access.auditLog().ofProject(shop, 0, 10))
        .extracting(AuditEvent::author, AuditEvent::change, AuditEvent::createdAt)
        .containsExactly(
            tuple("ada", new AuditEvent.Change("member_removed", target, "30", ""), now),
            tuple("ada", new AuditEvent.Change("member_updated", target, "20", "30"), now),
            tuple("ada", new AuditEvent.Change("member_created", target, "", "20"), now),
            tuple("ada", new AuditEvent.Change("project_created", "acme/shop", "", ""), now));
    assertThat(access.auditLog().countOfProject(shop)).isEqualTo(4);
    assertThat(access.auditLog().count()).isEqualTo(7);
    assertThat(access.auditLog().all(0, 1)).extracting(AuditEvent::author).containsExactly("grace");
  }

  @Test
  void acceptsAReplacedKeyUntilTheChosenTime() {
    var ada = user("ada");
    var old = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    var oldKeys = old.keys().orElseThrow();
    var until = now.plus(Duration.ofHours(1));

    access.projectKeys().rotate(ada, old.id(), KeyKind.APP_ID, until);
    var rotated = access.projectKeys().rotate(ada, old.id(), KeyKind.SERVER_SECRET, until);
    var keys = rotated.keys().orElseThrow();
    access.close();
    access = open(() -> now);

    var projects = access.projects();
    assertThat(projects.byAppId(keys.appId())).contains(rotated.project());
    assertThat(projects.byServerSecret(keys.serverSecret())).contains(rotated.project());
    assertThat(projects.byAppId(oldKeys.appId())).contains(old.project());
    assertThat(projects.byServerSecret(oldKeys.serverSecret())).contains(rotated.project());
    now = until;
    assertThat(projects.byAppId(oldKeys.appId())).isEmpty();
    assertThat(projects.byServerSecret(oldKeys.serverSecret())).isEmpty();
    assertThat(projects.byAppId(keys.appId())).isPresent();
    assertThat(access.auditLog().ofProject(old.id(), 0, 2).toString())
        .contains("app_id", "server_secret")
        .doesNotContain(keys.serverSecret(), oldKeys.serverSecret());
  }

  @Test
  void refusesAReplacedKeyAtOnceWhereNoTimeIsLeft() {
    var ada = user("ada");
    var shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    access.projectKeys().rotate(ada, shop.id(), KeyKind.APP_ID, null);

    assertThat(access.projects().byAppId(shop.keys().orElseThrow().appId())).isEmpty();
  }

  @Test
  void startsAProjectOnce() {
    var ada = user("ada");
    long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", false).id();
    assertThatThrownBy(() -> access.projectKeys().rotate(ada, shop, KeyKind.APP_ID, null))
        .hasMessage("Product analytics is not initialized for this project");

    var keys = access.projectKeys().start(ada, shop).keys().orElseThrow();

    assertThat(access.projects().byAppId(keys.appId())).isPresent();
    assertThatThrownBy(() -> access.projectKeys().start(ada, shop))
        .hasMessage("Product analytics initialization is already complete");
  }

  @Test
  void changesAProjectAndRecordsEachSettingThatChanged() {
    var ada = user("ada");
    long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    var berlin = ZoneId.of("Europe/Berlin");

    var changed =
        access
            .projects()
            .update(
                ada,
                shop,
                before ->
                    new ProjectSettings(
                        "shop", berlin, 30, true, before.privacy(), before.limits()));

    assertThat(changed.timeZone()).isEqualTo(berlin);
    assertThat(access.projects().byId(shop)).map(Project::retentionDays).contains(30);
    assertThat(access.projects().archived(shop)).isTrue();
    assertThat(access.auditLog().ofProject(shop, 0, 3))
        .extracting(AuditEvent::change)
        .containsExactly(
            new AuditEvent.Change("project_updated", "archived", "false", "true"),
            new AuditEvent.Change("project_updated", "retention_days", "0", "30"),
            new AuditEvent.Change("project_updated", "time_zone", "UTC", "Europe/Berlin"));
    assertThatThrownBy(() -> settings(" ", 0, 0, 0))
        .hasMessage("name must have 1 to 255 characters");
    assertThatThrownBy(() -> settings("x", -1, 0, 0))
        .hasMessage("retention_days must be a number of days to 36500, or 0: for ever");
    assertThatThrownBy(() -> settings("x", 0, 5, 0))
        .hasMessage(
            "ip_masking must be a number from 0 to 4: the parts of an IPv4 address that are"
                + " masked");
    assertThatThrownBy(() -> settings("x", 0, 0, 1_000_000_001))
        .hasMessage(
            "monthly_events must be a number to 1000000000, 0: no limit, or null: what the"
                + " instance says");
  }

  @Test
  void keepsAProjectsPolicyAndLimitsAndHandsThemToTheDoor() {
    var ada = user("ada");
    var made = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    long shop = made.id();
    var policy =
        new PrivacyPolicy(
            DoNotTrack.DROP, 2, true, EnumSet.of(Field.USER_ID, Field.USER_IPADDRESS));
    var limits = new EventLimits(OptionalLong.of(100), OptionalLong.of(0));
    assertThat(made.privacy()).isEqualTo(PrivacyPolicy.NONE);
    assertThat(made.limits()).isEqualTo(EventLimits.OF_THE_INSTANCE);

    access
        .projects()
        .update(
            ada,
            shop,
            before ->
                new ProjectSettings(before.name(), before.timeZone(), 0, false, policy, limits));
    access.close();
    access = open(() -> now);

    assertThat(access.projects().byId(shop).orElseThrow())
        .extracting(Project::privacy, Project::limits)
        .containsExactly(policy, limits);
    assertThat(access.auditLog().ofProject(shop, 0, 6))
        .extracting(event -> event.change().target() + " " + event.change().to())
        .containsExactly(
            "limits.monthly_events 0",
            "limits.events_per_minute 100",
            "privacy.pseudonymised_fields user_id,user_ipaddress",
            "privacy.cookieless true",
            "privacy.ip_masking 2",
            "privacy.do_not_track drop");
  }

  @Test
  void letsAFeatureFollowUntilItIsSetByHand() {
    var ada = user("ada");
    long shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    var all = Feature.PRODUCT_ANALYTICS;
    var proxy = Feature.CUBE_API_PROXY;
    var features = access.features();

    assertThat(features.on(all, shop)).isTrue();
    assertThat(features.on(proxy, shop)).isTrue();
    features.set(ada, all, Features.INSTANCE, false);
    assertThat(features.on(all, shop)).isFalse();
    assertThat(features.on(proxy, shop)).isFalse();
    features.set(ada, all, shop, true);
    assertThat(features.on(proxy, shop)).isTrue();
    assertThat(features.on(proxy, Features.INSTANCE)).isFalse();
    features.set(ada, proxy, Features.INSTANCE, false);
    assertThat(features.on(proxy, shop)).isFalse();
    features.set(ada, proxy, shop, true);
    assertThat(features.on(proxy, shop)).isTrue();
    access.close();
    access = open(() -> now);

    assertThat(access.features().on(proxy, shop)).isTrue();
    assertThat(access.features().ofProjects(proxy)).isEqualTo(Map.of(shop, true));
    access.features().unset(ada, proxy, shop);
    assertThat(access.features().on(proxy, shop)).isFalse();
    assertThat(access.features().byHand(proxy, shop)).isEmpty();
    assertThat(access.auditLog().ofProject(shop, 0, 2))
        .extracting(AuditEvent::change)
        .containsExactly(
            new AuditEvent.Change("feature_set", "cube_api_proxy", "true", ""),
            new AuditEvent.Change("feature_set", "cube_api_proxy", "", "true"));
  }

  @Test
  void startsWithEveryFeatureOffWhereThatIsTheStandard() {
    try (var off = open(InstantSource.system(), new AccessOptions(false, "", Map.of()))) {
      var admin = off.users().create(new User.Draft("root", "r@example.com", "", "", true));
      assertThat(Feature.values()).noneMatch(feature -> off.features().on(feature, 1));
      off.features().set(admin, Feature.PRODUCT_ANALYTICS, 1, true);
      assertThat(Feature.values()).allMatch(feature -> off.features().on(feature, 1));
      assertThat(Feature.values()).noneMatch(feature -> off.features().on(feature, 2));
    }
  }

  @Test
  void refusesAccountsThatANewerProgramWrote() {
    try (var database = database()) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into schema_history (number, file, applied_at) values (99, 'x', 0)"));
    }

    assertThatThrownBy(() -> open(InstantSource.system()))
        .hasMessage(
            "The accounts were written by a newer Footfall (schema 99, this one knows "
                + Migrations.FILES.size()
                + "); start that version, or restore a backup.");
  }

  @Test
  void holdsTheLongestOfEverything() {
    String name = "n".repeat(255);
    String email = "e".repeat(64) + "@" + "h".repeat(190);
    var ada = access.users().create(new User.Draft(name, email, name, "p".repeat(128), false));
    var path = new ProjectPath("a".repeat(255), "b".repeat(255));
    var made = access.projects().create(ada, path, "\uD83D\uDC63".repeat(127), true);
    access.tokens().create(ada, name, Set.of(TokenScope.values()), null);

    assertThat(access.users().signIn(name, "p".repeat(128))).contains(ada);
    assertThat(access.projects().details(made.id())).contains(made);
    assertThat(access.auditLog().ofProject(made.id(), 0, 1))
        .extracting(event -> event.change().target())
        .containsExactly(path.toString());
  }

  @Test
  void refusesTextThatNotEveryDatabaseHolds() {
    var ada = user("ada");
    var path = ProjectPath.of("acme/shop");

    assertThatThrownBy(() -> access.projects().create(ada, path, "a\0b", true))
        .isInstanceOf(AccessException.class)
        .hasMessage("A text must not contain the character U+0000");
    assertThat(access.users().byUsername("ada")).contains(ada);
    assertThat(access.signIns().start("a\0b", "password", "")).isEmpty();
    assertThat(access.projects().byPath("acme/shop")).isEmpty();
  }

  @Test
  void keepsValuesOutOfWhatIsLogged() {
    user("ada");
    try (var database = database()) {
      assertThatThrownBy(
              () ->
                  database
                      .jdbi()
                      .useHandle(
                          handle ->
                              handle
                                  .createUpdate(Database.statement("create-user"))
                                  .bind("username", "ada")
                                  .bind("email", "ada@example.com")
                                  .bind("name", "Ada")
                                  .bind("hash", "hush")
                                  .bind("admin", false)
                                  .bind("now", 1L)
                                  .execute()))
          .satisfies(
              failure ->
                  assertThat(Throwables.getStackTrace(failure))
                      .contains("users")
                      .doesNotContain("(ada)", "ada@example.com", "hush"));
    }
  }

  @Test
  void keepsItsName() {
    String instance = access.instance();
    access.close();
    access = open(() -> now);

    assertThat(access.instance()).isEqualTo(instance).hasSize(43);
  }

  private static ProjectSettings settings(
      String name, int retentionDays, int maskedParts, long monthlyEvents) {
    return new ProjectSettings(
        name,
        ZoneOffset.UTC,
        retentionDays,
        false,
        new PrivacyPolicy(DoNotTrack.IGNORE, maskedParts, false, Set.of()),
        new EventLimits(OptionalLong.empty(), OptionalLong.of(monthlyEvents)));
  }

  private User user(String name) {
    return draft(name, name + "@example.com", "");
  }

  private User draft(String username, String email, String password) {
    return access.users().create(new User.Draft(username, email, "", password, false));
  }
}
