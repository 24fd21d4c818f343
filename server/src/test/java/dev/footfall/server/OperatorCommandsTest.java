package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The operator's commands on a data directory that no server has. */
class OperatorCommandsTest {
  @TempDir Path directory;

  private record Ended(int code, String out, String err) {
    JsonNode json() {
      assertThat(code).as(err).isZero();
      return Json.MAPPER.readTree(out);
    }
  }

  @Test
  void makesAUserAndPrintsThePasswordThisOnce() {
    var made = run("user", "create", "ada", "--email", "ada@example.com", "--json");

    String password = made.json().path("password").stringValue();
    assertThat(password).hasSize(16);
    assertThat(run("user", "list").out())
        .isEqualTo(
            """
            id  username  email            name  admin  blocked
            1   ada       ada@example.com  ada   no     no
            """);
    try (var access = Access.open(directory.resolve("data"), InstantSource.system())) {
      assertThat(access.signIns().start("ada", password, "")).isPresent();
    }
    String second = run("user", "password", "ada", "--json").json().path("password").stringValue();
    try (var access = Access.open(directory.resolve("data"), InstantSource.system())) {
      assertThat(access.signIns().start("ada", password, "")).isEmpty();
      assertThat(access.signIns().start("ada", second, "")).isPresent();
    }
  }

  @Test
  void blocksAUserAndLetsThemInAgain() {
    run("user", "create", "ada", "--email", "ada@example.com", "--admin");
    run("user", "create", "grace", "--email", "grace@example.com");

    assertThat(run("user", "block", "grace").out()).contains("blocked   yes");
    assertThat(run("user", "block", "ada").err())
        .isEqualTo(
            "footfall: The last administrator stays one: make somebody else an administrator"
                + " first\n");
    run("user", "unblock", "grace");
    assertThat(run("user", "admin", "GRACE", "on").out()).contains("admin     yes");
    assertThat(run("user", "show", "2").out()).contains("blocked   no");
    assertThat(run("user", "sign-out", "grace").out())
        .isEqualTo("Signed grace out of every browser.\n");
  }

  @Test
  void makesAProjectWithItsOwnerMembersAndKeysAndDeletesIt() {
    run("user", "create", "ada", "--email", "ada@example.com");
    run("user", "create", "grace", "--email", "grace@example.com");

    var made = run("project", "create", "acme/shop", "--owner", "ada", "--json").json();
    String appId = made.path("app_id").stringValue();
    assertThat(appId).hasSize(22);
    assertThat(run("project", "member", "add", "acme/shop", "grace", "reporter").code()).isZero();
    assertThat(run("project", "member", "add", "acme/shop", "grace", "30").code()).isZero();
    assertThat(run("project", "member", "list", "acme/shop").out())
        .isEqualTo(
            """
            id  username  name   access_level
            1   ada       ada    50
            2   grace     grace  30
            """);
    assertThat(run("project", "member", "remove", "1", "grace").out())
        .isEqualTo("Took grace out of 1.\n");
    assertThat(run("project", "archive", "acme/shop").out()).contains("archived             yes");
    assertThat(run("project", "unarchive", "acme/shop").out()).contains("archived             no");
    assertThat(run("project", "rotate-key", "acme/shop", "app_id").out()).doesNotContain(appId);

    assertThat(run("project", "delete", "acme/shop").code()).isEqualTo(2);
    var refused = run("project", "delete", "1", "--confirm", "acme/blog");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo("footfall: Nothing is deleted: the project's path is acme/shop\n");
    assertThat(run("project", "delete", "1", "--confirm", "acme/shop").out())
        .isEqualTo("The project is deleted; its events are being deleted for good\n");
    assertThat(run("project", "list", "--json").out()).isEqualTo("[]\n");
    try (var access = Access.open(directory.resolve("data"), InstantSource.system())) {
      assertThat(access.deletions().pending()).containsExactly(1L);
    }
  }

  @Test
  void makesListsAndRevokesTokens() {
    run("user", "create", "ada", "--email", "ada@example.com");

    var made = run("token", "create", "ada", "--name", "ci", "--scope", "read_api,read_repository");
    assertThat(made.out()).contains("token       footfall-").contains("read_api,read_repository");
    assertThat(run("token", "revoke", "ada", "1").out()).isEqualTo("Revoked token 1 of ada.\n");
    var listed = run("token", "list", "ada", "--json").json().get(0);
    assertThat(listed.path("revoked").booleanValue()).isTrue();
    assertThat(run("token", "create", "ada", "--name", "ci", "--scope", "apo").err())
        .isEqualTo("footfall: There is no scope apo; did you mean api?\n");
  }

  @Test
  void setsFlagsForTheInstanceAndForAProject() {
    run("project", "create", "acme/shop");

    assertThat(run("flag", "set", "cube_api_proxy", "off", "--project", "acme/shop").out())
        .isEqualTo(
            """
            name      cube_api_proxy
            value     no
            set       no
            projects  acme/shop=no
            """);
    assertThat(run("flag", "list", "--project", "acme/shop").out())
        .contains("cube_api_proxy                      no     no");
    assertThat(run("flag", "unset", "cube_api_proxy", "--project", "acme/shop").out())
        .contains("projects  -");
    assertThat(run("flag", "set", "cube_api_porxy", "off").err())
        .isEqualTo(
            "footfall: There is no feature flag cube_api_porxy; did you mean cube_api_proxy?\n");
  }

  @Test
  void standsInTheAuditLogAsTheOperator() {
    run("project", "create", "acme/shop");
    run("flag", "set", "product_analytics", "off");

    try (var access = Access.open(directory.resolve("data"), InstantSource.system())) {
      assertThat(access.auditLog().all(0, 10))
          .extracting(event -> event.author() + " " + event.change().name())
          .containsExactly("operator feature_set", "operator project_created");
    }
  }

  @Test
  void saysInOneSentenceWhatIsWrong() {
    var missing = run("user", "show", "nobody");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).isEqualTo("footfall: There is no user nobody\n");
    assertThat(run("project", "show", "acme/none").err())
        .isEqualTo("footfall: 404 Project Not Found\n");
    assertThat(run("user", "creat", "ada").err())
        .isEqualTo("footfall: There is no command creat; did you mean create?\n");
    assertThat(run("user").code()).isEqualTo(2);
    var flag = run("flag", "set", "cube_api_proxy", "maybe");
    assertThat(flag.code()).isEqualTo(2);
    assertThat(flag.err()).contains("expected one of [ON, OFF] (case-insensitive) but was 'maybe'");
    var role = run("project", "member", "add", "acme/shop", "ada", "boss");
    assertThat(role.code()).isEqualTo(2);
    assertThat(role.err()).contains("There is no role boss; there are Guest (10), Reporter (20)");
  }

  private Ended run(String... words) {
    var all = new ArrayList<>(List.of("--data", directory.resolve("data").toString()));
    all.addAll(List.of(words));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }
}
