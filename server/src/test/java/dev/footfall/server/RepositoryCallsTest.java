package dev.footfall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Role;
import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Snapshot;
import dev.footfall.query.Model;
import dev.footfall.review.FirstPush;
import dev.footfall.review.Repositories;
import dev.footfall.review.RepositoryLimits;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where a project's definitions come from, over HTTP; git itself is in {@code GitIT}. */
class RepositoryCallsTest {
  private static final String SHOP = "/projects/acme%2Fshop/product_analytics/repository";
  private static final String DASH = "/projects/acme%2Fdash/product_analytics/repository";

  @TempDir Path directory;
  private Access access;
  private Repositories repositories;
  private Follower follower;
  private Served served;
  private long shop;
  private String maintainer;

  @BeforeEach
  void start() throws Exception {
    access = Access.open(directory, InstantSource.system());
    var model = Model.builtIn();
    var builtIn = BuiltIn.snapshot("test", model);
    repositories =
        new Repositories(
            directory.resolve("repositories"),
            new RepositoryLimits(8 << 20, 1 << 20, 8 << 20),
            new AccessRules(access),
            (tree, commit) -> Snapshot.of(tree, commit, builtIn, model));
    var rules = new RemoteRules(Set.of("127.0.0.1"), List.of(directory), () -> false);
    follower = new Follower(access, repositories, rules, InstantSource.system()).start();
    served =
        new Served(
            access,
            Stream.of(
                    new RepositoryCalls(repositories, follower).calls(),
                    new DashboardCalls(builtIn, new ProjectDefinitions(repositories, access)::of)
                        .calls())
                .flatMap(List::stream)
                .toList(),
            new GitRoutes(access, repositories),
            new WebhookRoutes(access, follower));
    var ada = served.user("ada");
    shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
    access.projects().create(ada, ProjectPath.of("acme/dash"), "", true);
    maintainer = served.token(ada);
  }

  @AfterEach
  void stop() {
    served.close();
    follower.close();
  }

  @Test
  void tellWhereDefinitionsComeFrom() throws Exception {
    var before = served.json(200, maintainer, "GET " + SHOP);
    assertThat(before.path("kind").asString()).isEqualTo("hosted");
    assertThat(before.path("http_url_to_repo").asString()).endsWith("/acme/shop.git");
    assertThat(before.path("on_broken").asString()).isEqualTo("accept");
    assertThat(before.path("max_size").asLong()).isEqualTo(8 << 20);
    assertThat(before.path("last_fetch").isNull()).isTrue();

    var after = served.json(200, maintainer, "PUT " + SHOP + " {\"on_broken\":\"refuse\"}");
    assertThat(after.path("on_broken").asString()).isEqualTo("refuse");
  }

  @Test
  void refuseWhatIsWrongAndChangeNothing() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"{\"kind\":\"other\"}", "kind must be hosted or followed"},
          {"{\"kind\":\"followed\"}", "url is missing: a followed repository needs one"},
          {"{\"url\":\"https://a.example\"}", "url is for a repository of the kind followed"},
          {"{\"on_broken\":\"x\"}", "on_broken must be accept or refuse"},
          {"{\"branch\":\"gone\"}", "branch must be one that the repository has"},
          {
            "{\"fetch_minutes\":-1}",
            "fetch_minutes must be a number to 10080, or 0: by webhook alone"
          },
          {"{\"configuration_project\":\"other/x\"}", "The selected project is not available"},
          {"{\"onbroken\":\"x\"}", "There is no onbroken to set here; did you mean on_broken?"},
        }) {
      assertThat(served.refusal(400, maintainer, "PUT " + SHOP + " " + wrong[0]))
          .isEqualTo(wrong[1]);
    }
    assertThat(
            served.refusal(
                400,
                maintainer,
                "PUT " + SHOP + " {\"kind\":\"followed\",\"url\":\"file:///etc\"}"))
        .contains("repositories.folders");
    assertThat(served.refusal(400, maintainer, "POST " + SHOP + "/fetch"))
        .isEqualTo("The project follows no repository; it is pushed to");
    assertThat(access.repositories().of(shop).followed()).isFalse();
  }

  @Test
  void followAFolderShowHowThatWentAndForgetCredentialsOfAnotherUrl() throws Exception {
    String url = directory.resolve("missing.git").toUri().toString();
    Files.createDirectory(directory.resolve("missing.git"));
    served.json(
        200, maintainer, "PUT " + SHOP + " {\"kind\":\"followed\",\"url\":\"%s\"}".formatted(url));
    var fetched = awaitFetch();
    assertThat(fetched.path("problem").asString())
        .isEqualTo("There is no git repository at the URL");
    assertThat(fetched.path("succeeded_at").isNull()).isTrue();
    assertThat(fetched.path("next_at").isNull()).isFalse();

    String address = "\"url\":\"https://127.0.0.1:1/a.git\",\"fetch_minutes\":0";
    var kept =
        served.json(
            200, maintainer, "PUT " + SHOP + " {" + address + ",\"credentials\":\"me:secret\"}");
    assertThat(kept.path("credentials").asString()).isEqualTo("********");
    served.json(200, maintainer, "PUT " + SHOP + " {\"credentials\":\"********\"}");
    assertThat(access.repositories().of(shop).credentials()).isEqualTo("me:secret");
    var other =
        served.json(200, maintainer, "PUT " + SHOP + " {\"url\":\"https://127.0.0.1:1/b.git\"}");
    assertThat(other.path("credentials").asString()).isEmpty();
    served.json(200, maintainer, "PUT " + SHOP + " {\"kind\":\"hosted\"}");
    assertThat(access.repositories().of(shop).url()).isEmpty();
  }

  @Test
  void takeDefinitionsFromTheConfigurationProjectAndNothingElse() throws Exception {
    push("acme/dash", "main", "dashes");
    push("acme/dash", "secret-plan", "plan");
    var reporter = served.user("reporter");
    access
        .members()
        .add(access.users().byUsername("ada").orElseThrow(), shop, reporter.id(), Role.REPORTER);
    String token = served.token(reporter);
    served.json(200, maintainer, "PUT " + SHOP + " {\"configuration_project\":\"acme/dash\"}");

    String dashboards = "/projects/acme%2Fshop/product_analytics/dashboards";
    assertThat(served.call(token, "GET " + dashboards).body()).contains("\"dashes\"");
    assertThat(served.refusal(404, token, "GET " + dashboards + "?ref=secret-plan"))
        .contains("its branches are seen by its Reporters");
    assertThat(served.json(200, token, "GET " + SHOP + "/refs").path("branches")).isEmpty();
    assertThat(served.refusal(404, token, "GET " + DASH)).isEqualTo("404 Project Not Found");
    assertThat(served.call(maintainer, "GET " + dashboards + "?ref=secret-plan").body())
        .contains("\"plan\"");

    var stranger = served.user("stranger");
    access.projects().create(stranger, ProjectPath.of("acme/mine"), "", true);
    assertThat(
            served.refusal(
                400,
                served.token(stranger),
                "PUT /projects/acme%2Fmine/product_analytics/repository"
                    + " {\"configuration_project\":\"acme/dash\"}"))
        .isEqualTo("The selected project is not available");
  }

  @Test
  void askBeforeFollowingReplacesBranches() throws Exception {
    push("acme/shop", "main", "north");
    String body = "{\"kind\":\"followed\",\"url\":\"https://127.0.0.1:1/a.git\"%s}";

    assertThat(served.refusal(400, maintainer, "PUT " + SHOP + " " + body.formatted("")))
        .contains("send replace: true to agree");
    served.json(200, maintainer, "PUT " + SHOP + " " + body.formatted(",\"replace\":true"));
  }

  @Test
  void believeAWebhookThatKnowsTheSecret() throws Exception {
    served.json(
        200,
        maintainer,
        "PUT "
            + SHOP
            + " {\"kind\":\"followed\",\"fetch_minutes\":0,\"url\":\"https://127.0.0.1:1/a.git\"}");
    var made = served.json(201, maintainer, "POST " + SHOP + "/webhook_secret");
    String secret = made.path("webhook_secret").asString();
    assertThat(made.path("webhook_url").asString()).endsWith("/acme/shop.git/webhook");

    assertThat(webhook("acme/shop", "X-Gitlab-Token", secret)).isEqualTo(202);
    assertThat(webhook("acme/shop", "X-Hub-Signature-256", "sha256=" + signed(secret)))
        .isEqualTo(202);
    assertThat(webhook("acme/shop", "X-Gitlab-Token", secret + "x")).isEqualTo(401);
    assertThat(webhook("acme/shop", "X-Hub-Signature-256", "sha256=" + signed("x"))).isEqualTo(401);
    assertThat(webhook("acme/shop", "X-Gitlab-Token", "")).isEqualTo(401);
    assertThat(webhook("acme/dash", "X-Gitlab-Token", "")).isEqualTo(401);
    assertThat(webhook("nobodys/project", "X-Gitlab-Token", secret)).isEqualTo(401);
    served.call(maintainer, "DELETE " + SHOP + "/webhook_secret");
    assertThat(webhook("acme/shop", "X-Gitlab-Token", secret)).isEqualTo(401);
  }

  private void push(String path, String branch, String slug) throws Exception {
    String file = ".gitlab/product_analytics/dashboards/%1$s/%1$s.yaml".formatted(slug);
    byte[] text = "title: %s\npanels: []\n".formatted(slug).getBytes(UTF_8);
    new FirstPush(Map.of(file, text), "Add it", "Ada", "ada@example.com")
        .to(served.request("/" + path + ".git").build().uri(), maintainer, branch);
  }

  private JsonNode awaitFetch() throws Exception {
    while (true) {
      var fetch = served.json(200, maintainer, "GET " + SHOP).path("last_fetch");
      if (!fetch.path("at").isNull()) {
        return fetch;
      }
      Thread.sleep(20);
    }
  }

  private int webhook(String path, String header, String value) throws Exception {
    return served
        .send(
            served
                .request("/" + path + ".git/webhook")
                .header(header, value)
                .POST(BodyPublishers.ofString("{}")))
        .statusCode();
  }

  private static String signed(String secret) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal("{}".getBytes(UTF_8)));
  }
}
