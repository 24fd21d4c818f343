package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.TokenScope;
import dev.footfall.access.User;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, their browsers and their tokens, over HTTP. */
class UserCallsTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @TempDir Path directory;
  private Served served;
  private User ada;
  private String token;

  @BeforeEach
  void start() {
    var access = Access.open(directory, InstantSource.system());
    served = new Served(access, ApiCalls.ofAccounts(project -> null));
    ada = served.user("ada");
    token = served.token(ada);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  /** A browser that is signed in: its cookie and its pages' token. */
  private record Session(String cookie, String csrfToken) {}

  @Test
  void listsOnesBrowsersAndSignsThemOut() throws Exception {
    var first = signIn("correct horse", FIREFOX);
    var second = signIn("correct horse", "curl/8.14");

    var list = Json.MAPPER.readTree(send(second, "GET", "/user/sign_ins", "").body());
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.get(0).path("current").booleanValue()).isTrue();
    assertThat(list.get(0).path("browser").stringValue()).isEmpty();
    assertThat(list.get(1).path("current").booleanValue()).isFalse();
    assertThat(list.get(1).path("browser").stringValue()).isEqualTo("Firefox on Linux");
    assertThat(list.get(1).propertyNames())
        .containsExactly("id", "created_at", "expires_at", "last_used_at", "current", "browser");

    long firstId = list.get(1).path("id").longValue();
    assertThat(send(second, "DELETE", "/user/sign_ins/" + firstId, "").statusCode()).isEqualTo(204);
    assertThat(send(first, "GET", "/user", "").statusCode()).isEqualTo(401);
    assertThat(send(second, "DELETE", "/user/sign_ins/" + firstId, "").statusCode()).isEqualTo(404);

    long own = list.get(0).path("id").longValue();
    assertThat(send(second, "DELETE", "/user/sign_ins/" + own, "").statusCode()).isEqualTo(204);
    assertThat(send(second, "GET", "/user", "").statusCode()).isEqualTo(401);
  }

  @Test
  void signsAllBrowsersOutButTheOneThatAsks() throws Exception {
    var first = signIn("correct horse", FIREFOX);
    var second = signIn("correct horse", FIREFOX);

    assertThat(send(second, "DELETE", "/user/sign_ins", "").statusCode()).isEqualTo(204);
    assertThat(send(first, "GET", "/user", "").statusCode()).isEqualTo(401);
    assertThat(send(second, "GET", "/user", "").statusCode()).isEqualTo(200);

    served.json(204, Served.ADMIN, "DELETE /users/" + ada.id() + "/sign_ins");
    assertThat(send(second, "GET", "/user", "").statusCode()).isEqualTo(401);
    assertThat(served.json(200, token, "GET /users/" + ada.id() + "/sign_ins")).isEmpty();
  }

  @Test
  void changesOnesOwnPasswordWithTheOldOneOnly() throws Exception {
    var own = signIn("correct horse", FIREFOX);
    var other = signIn("correct horse", FIREFOX);
    String self = "/users/" + ada.id();

    assertThat(send(own, "PUT", self, "{\"password\":\"another horse\"}").body())
        .contains("current_password is missing");
    assertThat(
            send(own, "PUT", self, "{\"password\":\"another horse\",\"current_password\":\"no\"}")
                .body())
        .contains("current_password is not your password");
    var changed =
        send(
            own,
            "PUT",
            self,
            "{\"password\":\"another horse\",\"current_password\":\"correct horse\"}");

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).doesNotContain("horse");
    assertThat(send(own, "GET", "/user", "").statusCode()).isEqualTo(200);
    assertThat(send(other, "GET", "/user", "").statusCode()).isEqualTo(401);
    signIn("another horse", FIREFOX);
  }

  @Test
  void letsAUserChangeTheirNameAndAddressButNotTheirPowers() throws Exception {
    String self = "PUT /users/" + ada.id();

    var changed =
        served.json(
            200,
            token,
            self + " {\"name\":\"Ada L.\",\"email\":\"ada@lovelace.example\",\"admin\":false}");
    assertThat(changed.path("name").stringValue()).isEqualTo("Ada L.");
    assertThat(changed.path("email").stringValue()).isEqualTo("ada@lovelace.example");
    assertThat(served.refusal(403, token, self + " {\"admin\":true}"))
        .isEqualTo("Only an administrator may change admin and blocked");
    assertThat(served.refusal(403, token, self + " {\"blocked\":true}"))
        .isEqualTo("Only an administrator may change admin and blocked");
    assertThat(served.refusal(400, token, self + " {\"nmae\":\"Ada\"}"))
        .isEqualTo("There is no nmae to set here; did you mean name?");
  }

  @Test
  void keepsABlockedUserOutAtOnce() throws Exception {
    var browser = signIn("correct horse", FIREFOX);

    var blocked = served.json(200, Served.ADMIN, "PUT /users/" + ada.id() + " {\"blocked\":true}");

    assertThat(blocked.path("blocked").booleanValue()).isTrue();
    served.refusal(401, token, "GET /user");
    assertThat(send(browser, "GET", "/user", "").statusCode()).isEqualTo(401);
    assertThat(session("correct horse", FIREFOX).statusCode()).isEqualTo(403);
    assertThat(session("correct horse", FIREFOX).body())
        .isEqualTo("{\"message\":\"This user is blocked; an administrator can change it\"}");
    assertThat(session("wrong horse", FIREFOX).statusCode()).isEqualTo(401);
    assertThat(
            served.refusal(
                400, Served.ADMIN, "PUT /users/" + served.admin().id() + " {\"blocked\":true}"))
        .startsWith("The last administrator stays one");
  }

  @Test
  void listsTokensWithoutTheirSecretsAndRevokesThem() throws Exception {
    String tokens = "/users/" + ada.id() + "/personal_access_tokens";
    var made =
        served.json(
            201,
            token,
            "POST "
                + tokens
                + " {\"name\":\"ci\",\"scopes\":[\"read_api\"],\"expires_at\":\"2999-01-01\"}");
    String secret = made.path("token").stringValue();
    served.json(200, secret, "GET /user");

    var listed = served.json(200, token, "GET " + tokens).get(0);
    assertThat(listed.propertyNames())
        .containsExactly(
            "id",
            "name",
            "user_id",
            "scopes",
            "created_at",
            "expires_at",
            "last_used_at",
            "revoked");
    assertThat(listed.path("expires_at").stringValue()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(listed.path("last_used_at").isString()).isTrue();

    String one = "DELETE " + tokens + "/" + made.path("id").longValue();
    String stranger = served.token(served.user("grace"));
    served.refusal(403, stranger, one);
    served.json(204, token, one);
    served.refusal(401, secret, "GET /user");
    assertThat(served.json(200, token, "GET " + tokens).get(0).path("revoked").booleanValue())
        .isTrue();
    assertThat(served.refusal(404, Served.ADMIN, "DELETE " + tokens + "/4711"))
        .isEqualTo("404 Token Not Found");
  }

  @Test
  void findsAUserByTheirNameWhateverTheCase() throws Exception {
    var found = served.json(200, Served.ADMIN, "GET /users?username=ADA");
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.get(0).path("id").longValue()).isEqualTo(ada.id());
    assertThat(served.json(200, Served.ADMIN, "GET /users?username=nobody")).isEmpty();
  }

  @Test
  void recordsWhoMadeAUser() throws Exception {
    String maker = served.token(served.admin(), TokenScope.API);
    served.json(201, maker, "POST /users {\"username\":\"joan\",\"email\":\"j@example.com\"}");

    var latest = served.json(200, Served.ADMIN, "GET /audit_events").get(0);
    assertThat(latest.path("event_name").stringValue()).isEqualTo("user_created");
    assertThat(latest.path("author").stringValue()).isEqualTo("admin");
    assertThat(latest.toString()).doesNotContain("joan", "j@example.com");
  }

  private HttpResponse<String> session(String password, String userAgent) throws Exception {
    return served.send(
        served
            .request("/api/v4/session")
            .header("Content-Type", "application/json")
            .header("User-Agent", userAgent)
            .POST(
                BodyPublishers.ofString(
                    "{\"username\":\"ada\",\"password\":\"%s\"}".formatted(password))));
  }

  private Session signIn(String password, String userAgent) throws Exception {
    var answer = session(password, userAgent);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Session(
        cookie, Json.MAPPER.readTree(answer.body()).path("csrf_token").stringValue());
  }

  private HttpResponse<String> send(Session session, String method, String path, String body)
      throws Exception {
    return served.send(
        served
            .request("/api/v4" + path)
            .header("Cookie", session.cookie())
            .header("X-CSRF-Token", session.csrfToken())
            .method(method, BodyPublishers.ofString(body)));
  }
}
