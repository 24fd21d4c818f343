package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Role;
import dev.footfall.access.User;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberCallsTest {
  private static final String MEMBERS = "/projects/acme%2Fshop/members";

  @TempDir Path directory;
  private Access access;
  private Served served;
  private User ada;
  private User grace;
  private long shop;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    served =
        new Served(
            access,
            Stream.of(MemberCalls.calls(), UserCalls.calls(), AuditCalls.calls())
                .flatMap(List::stream)
                .toList());
    ada = served.user("ada");
    grace = served.user("grace");
    shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void letsAnOwnerAddChangeAndRemoveAMember() throws Exception {
    String owner = served.token(ada);
    String graces = MEMBERS + "/" + grace.id();

    var made = served.json(201, owner, "POST " + MEMBERS + " " + body(grace.id(), 20));
    assertThat(made.toString())
        .isEqualTo(
            "{\"id\":%d,\"username\":\"grace\",\"name\":\"grace\",\"access_level\":20}"
                .formatted(grace.id()));
    assertThat(served.json(200, owner, "GET " + graces)).isEqualTo(made);
    assertThat(served.json(200, owner, "PUT " + graces + " {\"access_level\":40}").toString())
        .contains("\"access_level\":40");
    assertThat(access.members().role(grace, shop)).contains(Role.MAINTAINER);
    assertThat(served.json(200, owner, "GET " + MEMBERS + "?per_page=1").size()).isEqualTo(1);
    served.json(204, owner, "DELETE " + graces);

    assertThat(served.refusal(404, owner, "GET " + graces)).isEqualTo("404 Member Not Found");
    assertThat(access.members().role(grace, shop)).isEmpty();
  }

  @Test
  void letsAMemberInByNameToo() throws Exception {
    assertThat(
            served
                .json(
                    201,
                    served.token(ada),
                    "POST " + MEMBERS + " {\"username\":\"Grace\",\"access_level\":20}")
                .get("id")
                .longValue())
        .isEqualTo(grace.id());
    assertThat(
            served.refusal(
                404,
                served.token(ada),
                "POST " + MEMBERS + " {\"username\":\"nobody\",\"access_level\":20}"))
        .isEqualTo("404 User Not Found");
  }

  @Test
  void saysWhyAMemberIsNotTaken() throws Exception {
    access.members().add(ada, shop, grace.id(), Role.MAINTAINER);
    var alan = served.user("alan");
    String[][] calls = {
      {"POST", "", body(grace.id(), 20), "409", "Member already exists"},
      {"POST", "", body(999, 20), "404", "404 User Not Found"},
      {"POST", "", body(alan.id(), 50), "403", "The role Owner is above your own in this project"},
      {
        "POST",
        "",
        body(alan.id(), 15),
        "400",
        "access_level must be 10 (Guest), 20 (Reporter), 30 (Developer), 40 (Maintainer) or 50"
            + " (Owner)"
      },
      {"POST", "", "{\"access_level\":20}", "400", "user_id is missing"},
      {"DELETE", "/" + ada.id(), "", "403", "The role Owner is above your own in this project"},
      {"DELETE", "/" + alan.id(), "", "404", "404 Member Not Found"},
      {"DELETE", "/me", "", "404", "404 Not Found"},
    };
    for (String[] call : calls) {
      String line = call[0] + " " + MEMBERS + call[1] + " " + call[2];
      assertThat(served.refusal(Integer.parseInt(call[3]), served.token(grace), line))
          .isEqualTo(call[4]);
    }
    assertThat(served.refusal(400, served.token(ada), "DELETE " + MEMBERS + "/" + ada.id()))
        .isEqualTo("A project keeps its last owner: make somebody else an owner first");
  }

  @Test
  void showsUsersToAdministratorsAndToThemselves() throws Exception {
    assertThat(served.json(200, Served.ADMIN, "GET /users?page=2&per_page=2").toString())
        .contains("\"username\":\"grace\"")
        .doesNotContain("ada", "password");
    assertThat(served.json(200, served.token(ada), "GET /users/" + ada.id()).toString())
        .contains("\"username\":\"ada\"");
    assertThat(served.refusal(403, served.token(ada), "GET /users"))
        .isEqualTo("Only an administrator may do this");
    assertThat(served.refusal(403, served.token(ada), "GET /users/" + grace.id()))
        .isEqualTo("This is about another user; only an administrator may do it");
    assertThat(served.refusal(404, Served.ADMIN, "GET /users/99")).isEqualTo("404 User Not Found");
  }

  @Test
  void tellsAMaintainerWhoChangedWhatInTheirProjectAndAnAdministratorAllOfIt() throws Exception {
    access.members().add(ada, shop, grace.id(), Role.MAINTAINER);
    access.projects().create(ada, ProjectPath.of("acme/blog"), "", true);

    var events =
        served.json(
            200,
            served.token(grace),
            "GET /projects/acme%2Fshop/product_analytics/audit_events?per_page=1");
    var event = events.get(0);
    assertThat(events.size()).isEqualTo(1);
    assertThat(event.get("author").stringValue()).isEqualTo("ada");
    assertThat(event.get("event_name").stringValue()).isEqualTo("member_created");
    assertThat(event.get("target").stringValue()).isEqualTo("user " + grace.id());
    assertThat(event.get("from").isNull()).isTrue();
    assertThat(event.get("to").stringValue()).isEqualTo("40");
    assertThat(event.get("project_id").longValue()).isEqualTo(shop);
    assertThat(event.get("project").stringValue()).isEqualTo("acme/shop");

    var all = served.json(200, Served.ADMIN, "GET /audit_events");
    assertThat(all.get(0).toString()).contains("\"event_name\":\"token_created\"");
    assertThat(all.get(1).toString())
        .contains("\"event_name\":\"project_created\"", "\"target\":\"acme/blog\"");
  }

  private static String body(long user, int level) {
    return "{\"user_id\":%d,\"access_level\":%d}".formatted(user, level);
  }
}
