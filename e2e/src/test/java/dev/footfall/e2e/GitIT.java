package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Definitions in git, with the real client over HTTP. */
class GitIT {
  private static final String ADMIN = FootfallProcess.ADMIN_TOKEN;
  private static final String NORTH = "title: North\npanels: []\n";
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  @TempDir static Path server;
  private static FootfallProcess footfall;

  @TempDir Path folder;
  private String path;
  private String api;
  private Git git;

  @BeforeAll
  static void start() {
    footfall =
        FootfallProcess.start(
            server,
            Map.of(
                "FOOTFALL_REPOSITORIES_MAX_SIZE", "8MiB",
                "FOOTFALL_REPOSITORIES_MAX_FILE_SIZE", "2MiB",
                "FOOTFALL_REPOSITORIES_FOLDERS", server.toString()));
  }

  @AfterAll
  static void stop() {
    footfall.close();
  }

  @BeforeEach
  void makeAProject() {
    path = "acme/shop" + PROJECTS.incrementAndGet();
    footfall.api().createProject(path);
    api = "/api/v4/projects/" + path.replace("/", "%2F");
    git = Git.clone(footfall, ADMIN, path, folder.resolve("work"));
  }

  @Test
  void showsADashboardWithinTwoSecondsOfItsPush() {
    git.dashboard("north", NORTH);
    String said = git.done("push", "origin", "main");
    var pushed = Instant.now();

    Await.until(Duration.ofSeconds(2), () -> slugs(""), slugs -> slugs.contains("north"));
    assertThat(Duration.between(pushed, Instant.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(said).contains("remote: Footfall: 1 dashboard at main (", "no errors");
    assertThat(one("north", "").get("commit").asString()).isEqualTo(git.done("rev-parse", "main"));
  }

  @Test
  void saysWhereADefinitionIsBrokenAndTakesItUnlessTheProjectRefuses() {
    git.dashboard("north", NORTH).dashboard("broken", "title: B\npanels:\n  - titel: x\n");
    String file = "remote:   .gitlab/product_analytics/dashboards/broken/broken.yaml:3:";

    assertThat(git.done("push", "origin", "main")).contains(file);
    assertThat(slugs("")).contains("north", "broken");

    footfall.api().put(api + "/product_analytics/repository", Map.of("on_broken", "refuse"));
    git.dashboard("broken", "title: B\npanels:\n  - titel: y\n");
    assertThat(git.refused("push", "origin", "main"))
        .contains(file, "[remote rejected] main -> main (", "in the definitions");
    assertThat(git.done("push", "origin", "main:try")).contains(file, "?ref=try");

    git.dashboard("broken", "title: B\npanels: []\n");
    assertThat(git.done("push", "origin", "main")).contains("no errors");
  }

  @Test
  void showsABranchBeforeItIsMerged() {
    git.dashboard("north", NORTH).done("push", "-q", "origin", "main");
    git.done("checkout", "-q", "-b", "next");
    git.dashboard("north", "title: South\npanels: []\n").done("push", "-q", "origin", "next");

    assertThat(one("north", "").get("title").asString()).isEqualTo("North");
    assertThat(one("north", "?ref=next").get("title").asString()).isEqualTo("South");
    assertThat(one("north", "?ref=next").get("commit").asString())
        .isEqualTo(git.done("rev-parse", "next"));
    assertThat(footfall.api().status(api + "/product_analytics/dashboards?ref=-x")).isEqualTo(404);
  }

  @Test
  void movesTheDefaultBranchForwardsOnly() {
    git.dashboard("north", NORTH).done("push", "-q", "origin", "main", "main:next");
    git.done("commit", "-q", "--amend", "-m", "Another");

    assertThat(git.refused("push", "-f", "origin", "main"))
        .contains("(the default branch takes no force push)");
    assertThat(git.refused("push", "origin", ":main"))
        .contains("(the default branch cannot be deleted)");
    assertThat(git.refused("push", "-f", "origin", "main:HEAD")).contains("[remote rejected]");
    assertThat(git.refused("push", "-f", "origin", "main:refs/heads/MAIN"))
        .contains("the same but for capitals");
    assertThat(git.refused("push", "origin", "main:refs/heads/HEAD")).contains("like HEAD");
    assertThat(git.refused("push", "origin", "main:refs/footfall/x")).contains("only branches");
    assertThat(git.done("push", "-f", "origin", "main:next")).contains("forced update");
    assertThat(git.done("push", "origin", ":next")).contains("[deleted]");
  }

  @Test
  void makesTheFirstBranchTheDefaultBranch() {
    git.dashboard("north", NORTH);

    assertThat(git.done("push", "origin", "main:trunk"))
        .contains("remote: Footfall: the default branch is trunk");
    assertThat(footfall.api().ask(api).get("default_branch").asString()).isEqualTo("trunk");
    assertThat(slugs("")).contains("north");
    assertThat(git.done("ls-remote", "--symref", "origin", "HEAD")).contains("refs/heads/trunk");
  }

  @Test
  void letsEachDoWhatTheirRoleAndTheirTokenAllow() {
    git.dashboard("north", NORTH).done("push", "-q", "origin", "main");
    long project = footfall.api().ask(api).get("id").asLong();
    String suffix = path.replaceAll("[^a-z0-9]", "");
    var guest = member("guest" + suffix, project, 10);
    var reporter = member("reporter" + suffix, project, 20);
    var developer = member("developer" + suffix, project, 30);
    var stranger = member("stranger" + suffix, 0, 0);

    assertThat(clone("wrong-token")).contains("Authentication failed");
    assertThat(clone(token(stranger, "api"))).contains("not found");
    assertThat(clone(token(guest, "api")))
        .contains("remote: Cloning needs the role Reporter in the project, and yours is Guest");
    assertThat(clone(token(reporter, "read_repository"))).isEmpty();
    assertThat(push(token(reporter, "api"))).contains("Pushing needs the role Developer");
    assertThat(push(token(developer, "read_api"))).contains("it needs write_repository or api");
    assertThat(push(token(developer, "write_repository"))).contains("main -> d");

    footfall.api().put(api, Map.of("archived", true));
    assertThat(push(token(developer, "api"))).contains("The project is archived");
    assertThat(clone(token(reporter, "read_api"))).isEmpty();
  }

  @Test
  void clonesShallowlyAndInParts() throws IOException {
    for (int i = 0; i < 5; i++) {
      git.dashboard("north", NORTH + "# " + i + "\n");
    }
    git.done("push", "-q", "origin", "main");
    String url = Git.url(footfall, ADMIN, path);

    for (String version : List.of("0", "2")) {
      Path shallow = folder.resolve("shallow" + version);
      Path partial = folder.resolve("partial" + version);
      String protocol = "protocol.version=" + version;
      var here = Git.in(folder);
      here.done("-c", protocol, "clone", "-q", "--depth", "1", url, shallow.toString());
      assertThat(Git.in(shallow).done("rev-list", "--count", "HEAD")).isEqualTo("1");
      Git.in(shallow).done("-c", protocol, "fetch", "-q", "--unshallow");
      assertThat(Git.in(shallow).done("rev-list", "--count", "HEAD")).isEqualTo("5");
      here.done("-c", protocol, "clone", "-q", "--filter=blob:none", url, partial.toString());
      assertThat(
              Files.readString(
                  partial.resolve(".gitlab/product_analytics/dashboards/north/north.yaml")))
          .endsWith("# 4\n");
    }
  }

  @Test
  void refusesWhatIsTooLargeAndKeepsNothingOfIt() throws IOException {
    git.dashboard("north", NORTH).done("push", "-q", "origin", "main");
    long before = size();

    fill("large", 3 << 20, 1);
    assertThat(git.refused("push", "origin", "HEAD:large"))
        .contains("remote: Footfall: a file may have 2 MiB (repositories.max-file-size)");
    git.done("reset", "-q", "--hard", "HEAD~1");
    fill("many", 1900 << 10, 5);
    assertThat(git.refused("push", "origin", "HEAD:many"))
        .contains("remote: Footfall: a repository may have 8 MiB (repositories.max-size)");

    assertThat(size()).isEqualTo(before);
    git.done("reset", "-q", "--hard", "HEAD~1");
    git.dashboard("south", NORTH).done("push", "-q", "origin", "main");
  }

  @Test
  void answersFromOneWholeCommitWhileTwoPush() throws Exception {
    git.dashboard("a", "title: '0'\npanels: []\n").dashboard("b", "title: '0'\npanels: []\n");
    git.done("push", "-q", "origin", "main");
    var other = Git.clone(footfall, ADMIN, path, folder.resolve("other"));
    var done = new AtomicBoolean();
    try (var people = Executors.newFixedThreadPool(3)) {
      var pushes =
          List.of(
              people.submit(() -> pushTitles(git, "one")),
              people.submit(() -> pushTitles(other, "two")));
      var reader =
          people.submit(
              () -> {
                int read = 0;
                while (!done.get() || read < 10) {
                  var titles = titles();
                  assertThat(titles.get("a")).isEqualTo(titles.get("b"));
                  read++;
                }
                return read;
              });
      for (var push : pushes) {
        push.get();
      }
      done.set(true);
      assertThat(reader.get()).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void followsAFolderAndIsToldByAWebhook() throws Exception {
    Path there = server.resolve("there" + PROJECTS.incrementAndGet() + ".git");
    git.dashboard("north", NORTH);
    Git.in(folder).done("clone", "-q", "--bare", git.folder().toString(), there.toString());
    String repository = api + "/product_analytics/repository";
    footfall
        .api()
        .put(
            repository,
            Map.of("kind", "followed", "url", there.toUri().toString(), "fetch_minutes", 0));
    Await.until(Duration.ofSeconds(20), () -> slugs(""), slugs -> slugs.contains("north"));
    assertThat(push(ADMIN)).contains("The project follows another repository and takes no push");

    String secret =
        footfall
            .api()
            .post(repository + "/webhook_secret", Map.of())
            .get("webhook_secret")
            .asString();
    git.dashboard("south", NORTH).done("push", "-q", there.toString(), "main");
    assertThat(webhook("wrong")).isEqualTo(401);
    assertThat(webhook(secret)).isEqualTo(202);
    Await.until(Duration.ofSeconds(20), () -> slugs(""), slugs -> slugs.contains("south"));

    try (var files = Files.walk(there)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThat(webhook(secret)).isEqualTo(202);
    var last =
        Await.until(
            Duration.ofSeconds(20),
            () -> footfall.api().ask(repository).get("last_fetch"),
            fetch -> !fetch.get("problem").isNull());
    assertThat(last.get("problem").asString()).contains("repositories.folders");
    assertThat(slugs("")).as("what was fetched before").contains("north", "south");
  }

  private int webhook(String secret) throws Exception {
    var request =
        HttpRequest.newBuilder(footfall.base().resolve("/" + path + ".git/webhook"))
            .header("X-Gitlab-Token", secret)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Pushes both dashboards with the same new title, again and again. */
  private static int pushTitles(Git git, String who) {
    for (int i = 0; i < 6; i++) {
      String text = "title: '" + who + i + "'\npanels: []\n";
      do {
        git.done("fetch", "-q");
        git.done("reset", "-q", "--hard", "origin/main");
        git.write(".gitlab/product_analytics/dashboards/a/a.yaml", text);
        git.dashboard("b", text);
      } while (git.run("push", "-q", "origin", "main").exitCode() != 0);
    }
    return 0;
  }

  private Map<String, String> titles() {
    var titles = new HashMap<String, String>();
    dashboards("")
        .forEach(one -> titles.put(one.get("slug").asString(), one.get("title").asString()));
    return titles;
  }

  private void fill(String name, int length, int count) throws IOException {
    var random = new Random(length);
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      Files.write(git.folder().resolve(name + i), bytes);
    }
    git.commit(name, "");
  }

  private long size() {
    return footfall.api().ask(api + "/product_analytics/repository").get("size").asLong();
  }

  private JsonNode dashboards(String query) {
    return footfall.api().ask(api + "/product_analytics/dashboards" + query);
  }

  private JsonNode one(String slug, String query) {
    return footfall.api().ask(api + "/product_analytics/dashboards/" + slug + query);
  }

  private List<String> slugs(String query) {
    return dashboards(query).valueStream().map(one -> one.get("slug").asString()).toList();
  }

  private long member(String name, long project, int level) {
    long user = footfall.api().createUser(name, "correct horse battery");
    if (project > 0) {
      footfall.api().post(api + "/members", Map.of("user_id", user, "access_level", level));
    }
    return user;
  }

  private static String token(long user, String scope) {
    var body = Map.<String, Object>of("name", scope, "scopes", List.of(scope));
    return footfall
        .api()
        .post("/api/v4/users/" + user + "/personal_access_tokens", body)
        .get("token")
        .asString();
  }

  private String clone(String token) {
    var finished =
        Git.in(folder)
            .run(
                "clone",
                "-q",
                Git.url(footfall, token, path),
                "clone" + PROJECTS.incrementAndGet());
    return String.join("\n", finished.err());
  }

  private String push(String token) {
    var finished = git.run("push", Git.url(footfall, token, path), "main:d");
    return String.join("\n", finished.err());
  }
}
