package dev.footfall.server;

import dev.footfall.access.RepositorySettings;
import dev.footfall.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What a body wants of a project's repository, laid over what is set. */
final class AskedRepository {
  static final List<String> NAMES =
      List.of(
          "kind",
          "url",
          "credentials",
          "branch",
          "fetch_minutes",
          "on_broken",
          "configuration_project",
          "replace");

  private static final String HOSTED = "hosted";
  private static final String FOLLOWED = "followed";
  private static final String MASK = "********";

  private AskedRepository() {}

  /**
   * The settings as they shall be.
   *
   * @throws ApiRefusal if something is wrong
   */
  static RepositorySettings over(RepositorySettings before, ApiRequest request, Body body) {
    boolean followed = followed(before, body);
    String url = followed ? body.text("url").map(String::strip).orElse(before.url()) : "";
    if (followed && url.isEmpty()) {
      throw new ApiRefusal(400, "url is missing: a followed repository needs one");
    }
    return new RepositorySettings(
        url,
        credentials(before, body, url),
        followed ? body.text("branch").orElse(before.branch()) : "",
        every(before, body),
        before.webhookSecret(),
        refusesBroken(before, body),
        configuration(before, request, body));
  }

  /** What a reader sees in the place of credentials. */
  static String masked(RepositorySettings settings) {
    return settings.credentials().isEmpty() ? "" : MASK;
  }

  static String kind(RepositorySettings settings) {
    return settings.followed() ? FOLLOWED : HOSTED;
  }

  private static boolean followed(RepositorySettings before, Body body) {
    String kind = body.text("kind").orElse(kind(before));
    if (!kind.equals(HOSTED) && !kind.equals(FOLLOWED)) {
      throw new ApiRefusal(400, "kind must be hosted or followed");
    }
    boolean url = body.text("url").filter(text -> !text.isBlank()).isPresent();
    if (kind.equals(HOSTED) && url) {
      throw new ApiRefusal(400, "url is for a repository of the kind followed");
    }
    return kind.equals(FOLLOWED);
  }

  /** Credentials are not sent to another address than they were given for. */
  private static String credentials(RepositorySettings before, Body body, String url) {
    boolean same = url.equals(before.url());
    String kept = same ? before.credentials() : "";
    String asked = body.text("credentials").filter(text -> !text.equals(MASK)).orElse(kept);
    if (!asked.isEmpty() && (asked.indexOf(':') < 0 || url.startsWith("file:"))) {
      throw new ApiRefusal(400, "credentials must be user:password, for an https:// URL");
    }
    if (asked.chars().anyMatch(Character::isISOControl)) {
      throw new ApiRefusal(400, "credentials must have visible characters only");
    }
    return asked;
  }

  private static Duration every(RepositorySettings before, Body body) {
    long minutes = body.number("fetch_minutes", before.every().toMinutes());
    return Duration.ofMinutes(Math.clamp(minutes, -1, Integer.MAX_VALUE));
  }

  private static boolean refusesBroken(RepositorySettings before, Body body) {
    return body.text("on_broken")
        .map(
            text ->
                switch (text) {
                  case "accept" -> false;
                  case "refuse" -> true;
                  default -> throw new ApiRefusal(400, "on_broken must be accept or refuse");
                })
        .orElse(before.refusesBroken());
  }

  /** One that the caller may read: its definitions are shown to this project's members. */
  private static OptionalLong configuration(
      RepositorySettings before, ApiRequest request, Body body) {
    var asked = body.text("configuration_project").map(String::strip);
    if (asked.isEmpty()) {
      return before.configurationProject();
    }
    if (asked.get().isEmpty()) {
      return OptionalLong.empty();
    }
    var access = request.access();
    return access
        .projects()
        .byPath(asked.get())
        .filter(
            other ->
                access
                    .members()
                    .role(request.user(), other.id())
                    .filter(role -> role.includes(Role.REPORTER))
                    .isPresent())
        .map(other -> OptionalLong.of(other.id()))
        .orElseThrow(() -> new ApiRefusal(400, "The selected project is not available"));
  }
}
