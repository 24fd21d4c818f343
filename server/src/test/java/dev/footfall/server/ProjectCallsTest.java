package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Role;
import dev.footfall.access.User;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCallsTest {
  private static final String SHOP = "/projects/acme%2Fshop";
  private static final String ANALYTICS = SHOP + "/product_analytics";

  private final AtomicLong events = new AtomicLong();
  @TempDir Path directory;
  private Access access;
  private Served served;
  private User ada;
  private String owner;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    served =
        new Served(
            access,
            Stream.of(
                    new ProjectCalls(Unlimited.quota()::use).calls(),
                    MemberCalls.calls(),
                    KeyCalls.calls(),
                    new OnboardingCalls(project -> events.get()).calls())
                .flatMap(List::stream)
                .toList());
    ada = served.user("ada");
    owner = served.token(ada);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void changesWhatTheOwnerNamesAndLeavesTheRest() throws Exception {
    long id = project(true);
    String body = "{\"time_zone\":\"Europe/Berlin\",\"retention_days\":90}";

    var changed = served.json(200, owner, "PUT " + SHOP + " " + body);

    assertThat(changed.get("name").stringValue()).isEqualTo("shop");
    assertThat(changed.get("time_zone").stringValue()).isEqualTo("Europe/Berlin");
    assertThat(changed.get("retention_days").intValue()).isEqualTo(90);
    assertThat(served.json(200, owner, "GET /projects/" + id)).isEqualTo(changed);
  }

  @Test
  void changesThePolicyAndTheLimitsWhereTheyAreNamed() throws Exception {
    project(true);
    var made = served.json(200, owner, "GET " + SHOP);
    assertThat(made.get("privacy").toString())
        .isEqualTo(
            "{\"do_not_track\":\"ignore\",\"ip_masking\":0,\"cookieless\":false,"
                + "\"pseudonymised_fields\":[]}");
    assertThat(made.get("limits").toString())
        .isEqualTo("{\"events_per_minute\":null,\"monthly_events\":null}");

    served.json(
        200,
        owner,
        "PUT "
            + SHOP
            + " {\"privacy\":{\"do_not_track\":\"drop\",\"pseudonymised_fields\":"
            + "[\"user_ipaddress\",\"user_id\"]},\"limits\":{\"events_per_minute\":100,"
            + "\"monthly_events\":0}}");
    var changed =
        served.json(
            200,
            owner,
            "PUT "
                + SHOP
                + " {\"privacy\":{\"ip_masking\":2,\"cookieless\":true},"
                + "\"limits\":{\"events_per_minute\":null}}");

    assertThat(changed.get("privacy").toString())
        .isEqualTo(
            "{\"do_not_track\":\"drop\",\"ip_masking\":2,\"cookieless\":true,"
                + "\"pseudonymised_fields\":[\"user_id\",\"user_ipaddress\"]}");
    assertThat(changed.get("limits").toString())
        .isEqualTo("{\"events_per_minute\":null,\"monthly_events\":0}");
    assertThat(
            served
                .json(200, owner, "PUT " + SHOP + " {\"privacy\":{\"pseudonymised_fields\":[]}}")
                .get("privacy")
                .get("pseudonymised_fields"))
        .isEmpty();
    assertThat(served.json(200, owner, "GET " + SHOP).get("limits"))
        .isEqualTo(changed.get("limits"));
  }

  @Test
  void showsTheQuotaToReporters() throws Exception {
    long id = project(true);
    var guest = served.user("guest");
    access.members().add(ada, id, guest.id(), Role.GUEST);
    var reporter = served.user("reporter");
    access.members().add(ada, id, reporter.id(), Role.REPORTER);

    assertThat(served.json(200, served.token(reporter), "GET " + SHOP).get("quota").toString())
        .isEqualTo("{\"monthly_events\":0,\"used\":0,\"state\":\"ok\"}");
    assertThat(served.json(200, served.token(guest), "GET " + SHOP).has("quota")).isFalse();
  }

  @Test
  void saysWhatOfAProjectCannotBeChanged() throws Exception {
    project(true);
    String[][] bodies = {
      {
        "{\"time_zone\":\"Europe/Berln\"}",
        "time_zone must be a name such as Europe/Berlin, and is Europe/Berln; did you mean"
            + " Europe/Berlin?"
      },
      {
        "{\"retention_days\":-1}",
        "retention_days must be a number of days to 36500, or 0: for ever"
      },
      {
        "{\"retention_days\":5000000000}",
        "retention_days must be a number of days to 36500, or 0: for ever"
      },
      {"{\"retention_days\":\"1\"}", "retention_days must be a whole number"},
      {"{\"name\":\" \"}", "name must have 1 to 255 characters"},
      {
        "{\"privacy\":{\"do_not_track\":\"maybe\"}}",
        "do_not_track must be one of ignore, anonymise, drop, and is maybe"
      },
      {
        "{\"privacy\":{\"ip_masking\":5}}",
        "ip_masking must be a number from 0 to 4: the parts of an IPv4 address that are masked"
      },
      {
        "{\"privacy\":{\"pseudonymised_fields\":[\"userid\"]}}",
        "pseudonymised_fields cannot hold userid; did you mean user_id?"
      },
      {
        "{\"privacy\":{\"cookies\":true}}",
        "There is no cookies to set here; did you mean cookieless?"
      },
      {"{\"privacy\":\"drop\"}", "privacy must be an object"},
      {
        "{\"limits\":{\"events_per_minute\":-1}}",
        "events_per_minute must be a number to 1000000000, 0: no limit, or null: what the instance"
            + " says"
      },
      {"{\"limits\":{\"monthly_events\":\"many\"}}", "monthly_events must be a whole number"},
      {"{\"time-zone\":1}", "There is no time-zone to set here; did you mean time_zone?"},
    };
    for (String[] body : bodies) {
      assertThat(served.refusal(400, owner, "PUT " + SHOP + " " + body[0])).isEqualTo(body[1]);
    }
  }

  @Test
  void tellsEachMemberTheirLevelInTheProject() throws Exception {
    long id = project(true);
    var grace = served.user("grace");
    access.members().add(ada, id, grace.id(), Role.REPORTER);

    String line = "GET " + SHOP;
    assertThat(served.json(200, served.token(grace), line).get("access_level").intValue())
        .isEqualTo(20);
    assertThat(served.json(200, owner, line).get("access_level").intValue()).isEqualTo(50);
  }

  @Test
  void keepsAnArchivedProjectAsItIsUntilItIsTakenBack() throws Exception {
    project(true);
    served.json(200, owner, "PUT " + SHOP + " {\"archived\":true}");
    String member = "POST " + SHOP + "/members {\"user_id\":1,\"access_level\":20}";

    assertThat(served.refusal(403, owner, member))
        .isEqualTo("The project is archived and read-only; an owner can set archived to false");
    assertThat(served.json(200, owner, "GET " + SHOP).get("archived").booleanValue()).isTrue();
    served.json(200, owner, "PUT " + SHOP + " {\"archived\":false}");
    served.json(201, owner, member);
  }

  @Test
  void deletesAProjectForGoodOnlyOnceItsPathIsGiven() throws Exception {
    long id = project(true);
    String appId = served.json(200, owner, "GET " + SHOP).get("app_id").stringValue();
    String refusal =
        "This deletes the project and its events for good, so it must be confirmed:"
            + " ?permanently=true&confirm=acme/shop; to keep them, set archived to true";

    for (String query :
        List.of(
            "",
            "?confirm=acme%2Fshop",
            "?permanently=true",
            "?permanently=true&confirm=ACME%2Fshop",
            "?permanently=yes&confirm=acme%2Fshop")) {
      assertThat(served.refusal(400, owner, "DELETE " + SHOP + query)).isEqualTo(refusal);
    }
    assertThat(access.projects().archived(id)).isFalse();
    assertThat(access.deletions().pending()).isEmpty();

    assertThat(
            served.refusal(202, owner, "DELETE " + SHOP + "?permanently=true&confirm=acme%2Fshop"))
        .isEqualTo("The project is deleted; its events are being deleted for good");
    assertThat(served.refusal(404, owner, "GET " + SHOP)).isEqualTo("404 Project Not Found");
    assertThat(access.projects().byAppId(appId)).isEmpty();
    assertThat(access.deletions().pending()).containsExactly(id);
    assertThat(project(true)).isGreaterThan(id);
  }

  @Test
  void rotatesAKeyAndAcceptsTheOldOneUntilTheChosenTime() throws Exception {
    project(true);
    String old = served.json(200, owner, "GET " + SHOP).get("app_id").stringValue();
    String rotate = "POST " + ANALYTICS + "/rotate_key ";

    var kept =
        served.json(
            200, owner, rotate + "{\"key\":\"app_id\",\"old_key_expires_at\":\"2999-01-01\"}");
    String second = kept.get("app_id").stringValue();
    assertThat(second).isNotEqualTo(old);
    assertThat(access.projects().byAppId(old)).isPresent();
    assertThat(access.projects().byAppId(second)).isPresent();

    served.json(200, owner, rotate + "{\"key\":\"app_id\"}");
    assertThat(access.projects().byAppId(second)).isEmpty();
    assertThat(access.projects().byAppId(old)).isEmpty();
    String secret = kept.get("server_secret").stringValue();
    assertThat(served.json(200, owner, rotate + "{\"key\":\"server_secret\"}").toString())
        .doesNotContain(secret);

    assertThat(served.refusal(400, owner, rotate + "{\"key\":\"password\"}"))
        .isEqualTo("key must be app_id or server_secret");
    assertThat(
            served.refusal(
                400, owner, rotate + "{\"key\":\"app_id\",\"old_key_expires_at\":\"2020-01-01\"}"))
        .isEqualTo("old_key_expires_at must lie in the future");
    assertThat(
            served.refusal(
                400,
                owner,
                rotate
                    + "{\"key\":\"app_id\",\"old_key_expires_at\":\"+999999999-12-31T00:00:00Z\"}"))
        .isEqualTo(
            "old_key_expires_at must be a day (2027-01-31) or a time (2027-01-31T12:00:00Z)");
  }

  @Test
  void goesFromNoKeysToTheFirstEvent() throws Exception {
    project(false);
    String state = "GET " + ANALYTICS + "/state";

    assertThat(served.json(200, owner, state).toString())
        .isEqualTo("{\"state\":\"CREATE_INSTANCE\"}");
    var started = served.json(201, owner, "POST " + ANALYTICS + "/initialize");
    assertThat(started.get("message").stringValue())
        .isEqualTo("Product analytics initialization started");
    assertThat(started.get("app_id").stringValue()).hasSize(22);
    assertThat(served.refusal(409, owner, "POST " + ANALYTICS + "/initialize"))
        .isEqualTo("Product analytics initialization is already complete");
    assertThat(served.json(200, owner, state).toString())
        .isEqualTo("{\"state\":\"WAITING_FOR_EVENTS\"}");
    events.set(1);
    assertThat(served.json(200, owner, state).toString()).isEqualTo("{\"state\":\"COMPLETE\"}");
  }

  @Test
  void saysWhyAProjectWhoseAnalyticsIsOffDoesNotStart() throws Exception {
    long id = project(false);
    var features = access.features();
    String initialize = "POST " + ANALYTICS + "/initialize";

    features.set(served.admin(), Feature.PRODUCT_ANALYTICS, Features.INSTANCE, false);
    assertThat(served.refusal(404, owner, initialize)).isEqualTo("Product analytics is disabled");
    features.unset(served.admin(), Feature.PRODUCT_ANALYTICS, Features.INSTANCE);
    features.set(served.admin(), Feature.PRODUCT_ANALYTICS, id, false);
    assertThat(served.refusal(404, owner, initialize))
        .isEqualTo("Product analytics is disabled for this project");
    assertThat(served.json(200, owner, "GET " + ANALYTICS + "/state").toString())
        .isEqualTo("{\"state\":null}");
  }

  @Test
  void showsNoSecretToADeveloper() throws Exception {
    long id = project(true);
    var grace = served.user("grace");
    access.members().add(ada, id, grace.id(), Role.DEVELOPER);

    assertThat(served.json(200, served.token(grace), "GET " + SHOP).has("server_secret")).isFalse();
    assertThat(
            served.refusal(
                401, served.token(grace), "POST " + ANALYTICS + "/rotate_key {\"key\":\"app_id\"}"))
        .isEqualTo("Access Denied");
  }

  private long project(boolean started) {
    return access.projects().create(ada, ProjectPath.of("acme/shop"), "", started).id();
  }
}
