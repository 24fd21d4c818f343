package dev.footfall.server;

import dev.footfall.access.LastFetch;
import dev.footfall.access.RepositorySettings;
import dev.footfall.access.Role;
import dev.footfall.event.Project;
import dev.footfall.review.RefList;
import dev.footfall.review.Repositories;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code product_analytics/repository}: where a project's definitions come from. */
final class RepositoryCalls {
  private static final String BASE = "/projects/:id/product_analytics/repository";

  private final Repositories repositories;
  private final Follower follower;

  RepositoryCalls(Repositories repositories, Follower follower) {
    this.repositories = repositories;
    this.follower = follower;
  }

  List<Call> calls() {
    return List.of(
        Call.get(BASE, Permission.MAINTAINER, this::get),
        Call.put(BASE, Permission.MAINTAINER, this::put),
        Call.post(BASE + "/webhook_secret", Permission.MAINTAINER, RepositoryCalls::newSecret),
        Call.delete(BASE + "/webhook_secret", Permission.MAINTAINER, RepositoryCalls::noSecret),
        Call.post(BASE + "/fetch", Permission.DEVELOPER, this::fetch),
        Call.get(BASE + "/refs", Permission.REPORTER, this::refs));
  }

  private Answer get(ApiRequest request) throws IOException {
    return Answer.ok(fields(request));
  }

  private Answer put(ApiRequest request) throws IOException {
    long project = request.project().id();
    var body = request.body();
    body.takes(AskedRepository.NAMES);
    var settings = request.access().repositories();
    var before = settings.of(project);
    var asked = AskedRepository.over(before, request, body);
    boolean other = !asked.url().equals(before.url());
    if (other && asked.followed()) {
      follower
          .rules()
          .wrong(asked.url())
          .ifPresent(
              sentence -> {
                throw new ApiRefusal(400, sentence);
              });
      refuseToReplace(project, before, body);
    }
    String branch = hostedBranch(request, asked, body);
    settings.update(request.user(), project, now -> AskedRepository.over(now, request, body));
    settings.setDefaultBranch(request.user(), project, branch);
    if (other && asked.followed()) {
      follower.fetch(project);
    }
    return Answer.ok(fields(request));
  }

  /** Following makes its branches those of the other one. */
  private void refuseToReplace(long project, RepositorySettings before, Body body)
      throws IOException {
    boolean pushed = !before.followed() && !repositories.refs(project).branches().isEmpty();
    if (pushed && !body.flag("replace", false)) {
      throw new ApiRefusal(
          400,
          "The repository has branches, and following another one replaces them; send replace:"
              + " true to agree");
    }
  }

  /** The branch that counts in a repository that is pushed to. */
  private String hostedBranch(ApiRequest request, RepositorySettings asked, Body body)
      throws IOException {
    long project = request.project().id();
    String before = request.access().projects().defaultBranch(project);
    if (asked.followed() || body.text("branch").isEmpty()) {
      return before;
    }
    String branch = body.required("branch");
    if (!branch.equals(before) && !repositories.hasBranch(project, branch)) {
      throw new ApiRefusal(400, "branch must be one that the repository has");
    }
    return branch;
  }

  private static Answer newSecret(ApiRequest request) {
    String secret =
        request.access().repositories().newWebhookSecret(request.user(), request.project().id());
    return Answer.created(Map.of("webhook_url", webhook(request), "webhook_secret", secret));
  }

  private static Answer noSecret(ApiRequest request) {
    request
        .access()
        .repositories()
        .update(request.user(), request.project().id(), before -> before.withWebhookSecret(""));
    return Answer.nothing();
  }

  private Answer fetch(ApiRequest request) {
    long project = request.project().id();
    if (!request.access().repositories().of(project).followed()) {
      throw new ApiRefusal(400, "The project follows no repository; it is pushed to");
    }
    follower.fetch(project);
    return new Answer(202, Map.of("message", "The repository is fetched now"), Map.of());
  }

  /** Of the project whose definitions count; of another one only for who may read that. */
  private Answer refs(ApiRequest request) throws IOException {
    var access = request.access();
    long project = ProjectDefinitions.source(access, request.project().id());
    boolean readable =
        access
            .members()
            .role(request.user(), project)
            .filter(role -> role.includes(Role.REPORTER))
            .isPresent();
    var list =
        readable
            ? repositories.refs(project)
            : new RefList(
                access.projects().defaultBranch(project), List.of(), List.of(), List.of());
    return Answer.ok(
        Map.of(
            "default_branch", list.defaultBranch(),
            "branches", named(list.branches()),
            "tags", named(list.tags()),
            "commits", named(list.commits())));
  }

  private static List<Map<String, Object>> named(List<RefList.Named> list) {
    return list.stream()
        .map(
            one -> {
              var fields = new LinkedHashMap<String, Object>();
              fields.put("name", one.name());
              fields.put("commit", one.commit());
              fields.put("title", one.title());
              fields.put("committed_at", one.committedAt().toString());
              return (Map<String, Object>) fields;
            })
        .toList();
  }

  private Map<String, @Nullable Object> fields(ApiRequest request) throws IOException {
    var access = request.access();
    var project = request.project();
    var settings = access.repositories().of(project.id());
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("kind", AskedRepository.kind(settings));
    fields.put("http_url_to_repo", ProjectCalls.repository(request, project.path()));
    fields.put("default_branch", access.projects().defaultBranch(project.id()));
    fields.put("size", repositories.size(project.id()));
    fields.put("max_size", repositories.limits().repository());
    fields.put("max_file_size", repositories.limits().object());
    fields.put("on_broken", settings.refusesBroken() ? "refuse" : "accept");
    fields.put("configuration_project", configuration(request, settings));
    fields.put("url", settings.url());
    fields.put("credentials", AskedRepository.masked(settings));
    fields.put("branch", settings.branch());
    fields.put("fetch_minutes", settings.every().toMinutes());
    fields.put("webhook_url", webhook(request));
    fields.put("webhook", !settings.webhookSecret().isEmpty());
    fields.put("last_fetch", settings.followed() ? lastFetch(request, project) : null);
    return fields;
  }

  private static @Nullable String configuration(ApiRequest request, RepositorySettings settings) {
    var other = settings.configurationProject();
    return other.isEmpty()
        ? null
        : request.access().projects().byId(other.getAsLong()).map(Project::path).orElse(null);
  }

  private Map<String, @Nullable Object> lastFetch(ApiRequest request, Project project) {
    LastFetch last = request.access().repositories().lastFetch(project.id());
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("at", last.at().map(Instant::toString).orElse(null));
    fields.put("succeeded_at", last.succeededAt().map(Instant::toString).orElse(null));
    fields.put("problem", last.problem().isEmpty() ? null : last.problem());
    fields.put("fetching", follower.fetching(project.id()));
    fields.put("next_at", follower.next(project.id()).map(Instant::toString).orElse(null));
    return fields;
  }

  private static String webhook(ApiRequest request) {
    return ProjectCalls.repository(request, request.project().path()) + "/webhook";
  }
}
