package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.ProjectSettings;
import dev.footfall.access.Role;
import dev.footfall.access.TokenScope;
import dev.footfall.access.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes every call as everybody, and expects the outcomes of docs/permissions.md. */
class PermissionsTest {
  private static final Path PAGE = Path.of("../docs/permissions.md");
  private static final Path SEEN = Path.of("target/permissions-table.md");

  @TempDir Path directory;
  private List<Call> calls;
  private Access access;
  private Served served;
  private long shop;
  private User somebody;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    calls =
        EveryCall.answered(access).stream()
            .sorted(Comparator.comparing(Call::path).thenComparing(call -> call.method().text()))
            .toList();
    served = new Served(access, calls);
    shop = access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "", true).id();
    somebody = served.user("somebody");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void letsEverybodyDoWhatThePageSays() throws Exception {
    var everybody = everybody();
    var lines = new ArrayList<String>();
    lines.add(line("call", "who", everybody.keySet().stream().toList()));
    lines.add("|---".repeat(2 + everybody.size()) + "|");
    for (var call : calls) {
      var outcomes = new ArrayList<String>();
      for (String token : everybody.values()) {
        outcomes.add(outcome(call, token));
      }
      lines.add(line("`" + name(call) + "`", call.permission().who(), outcomes));
    }
    String seen = String.join("\n", lines);
    Files.writeString(SEEN, seen + "\n");

    assertThat(Files.readString(PAGE))
        .as("docs/permissions.md holds what was seen, which is in server/%s", SEEN)
        .contains(seen);
  }

  @Test
  void namesTheFeaturesOfEachCall() throws Exception {
    String features =
        calls.stream()
            .filter(call -> !call.features().isEmpty())
            .map(call -> "| `" + name(call) + "` | " + features(call) + " |")
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(PAGE)).contains(features);
  }

  @Test
  void changesNothingInAnArchivedProjectButWhatTheOwnerTakesBack() throws Exception {
    access.projects().update(served.admin(), shop, ProjectSettings::archive);
    for (var call : calls) {
      if (call.permission() == Permission.OPERATOR) {
        continue;
      }
      boolean open =
          call.reads()
              || call.path().equals("/projects/:id")
              || !call.path().startsWith("/projects/:id");
      assertThat(outcome(call, Served.ADMIN)).as(name(call)).isEqualTo(open ? "yes" : "403");
    }
  }

  private Map<String, String> everybody() {
    var everybody = new LinkedHashMap<String, String>();
    everybody.put("nobody", "");
    var stranger = served.user("stranger");
    access.projects().create(stranger, ProjectPath.of("other/blog"), "", true);
    everybody.put("another project's Owner", served.token(stranger));
    for (var role : Role.values()) {
      var member = served.user(role.title());
      access.members().add(served.admin(), shop, member.id(), role);
      everybody.put(role.title(), served.token(member));
    }
    everybody.put("admin", Served.ADMIN);
    for (var scope : TokenScope.values()) {
      if (scope != TokenScope.API) {
        everybody.put("admin, `" + scope.text() + "`", served.token(served.admin(), scope));
      }
    }
    return everybody;
  }

  private String outcome(Call call, String token) throws Exception {
    String path =
        call.path()
            .replace(":id", "" + (call.path().startsWith("/users") ? somebody.id() : shop))
            .replace(":user_id", "" + somebody.id())
            .replace(":name", "cube_api_proxy")
            .replace(":slug", "behavior");
    var answer = served.call(token, call.method().text() + " " + path);
    return answer.statusCode() == 200 ? "yes" : "" + answer.statusCode();
  }

  private static String features(Call call) {
    return call.features().stream()
        .map(Feature::text)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }

  private static String name(Call call) {
    return call.method().text() + " " + call.path();
  }

  private static String line(String call, String who, List<String> outcomes) {
    return "| " + call + " | " + who + " | " + String.join(" | ", outcomes) + " |";
  }
}
