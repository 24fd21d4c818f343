package dev.footfall.server;

import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectDetails.Keys;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.ProjectSettings;
import dev.footfall.access.Role;
import dev.footfall.event.Nearest;
import dev.footfall.event.Project;
import dev.footfall.warehouse.WarehouseException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls about projects. */
final class ProjectCalls {
  private final Function<Project, MonthlyQuota.@Nullable Use> quota;

  ProjectCalls(Function<Project, MonthlyQuota.@Nullable Use> quota) {
    this.quota = quota;
  }

  List<Call> calls() {
    return List.of(
        Call.get("/projects", Permission.SIGNED_IN, ProjectCalls::list),
        Call.post("/projects", Permission.SIGNED_IN, this::create),
        Call.get("/projects/:id", Permission.GUEST, this::one),
        Call.put("/projects/:id", Permission.OWNER, this::update).evenArchived(),
        Call.delete("/projects/:id", Permission.OWNER, ProjectCalls::delete).evenArchived());
  }

  private static Answer list(ApiRequest request) {
    var page = Page.of(request);
    var projects = request.access().projects();
    var entries =
        projects.visibleTo(request.user(), page.offset(), page.size()).stream()
            .map(project -> fields(request, project))
            .toList();
    return page.answer(request, entries, projects.visibleTo(request.user()));
  }

  private Answer create(ApiRequest request) {
    var body = request.body();
    var path = ProjectPath.of(body.required("path"));
    var project =
        request
            .access()
            .projects()
            .create(
                request.user(),
                path,
                body.text("name").orElse(""),
                body.flag("product_analytics", true));
    return Answer.created(withQuota(request, project));
  }

  private Answer one(ApiRequest request) {
    long id = request.project().id();
    return request
        .access()
        .projects()
        .details(id)
        .map(project -> Answer.ok(withQuota(request, project)))
        .orElseThrow(() -> new ApiRefusal(404, "404 Project Not Found"));
  }

  private Answer update(ApiRequest request) {
    var body = request.body();
    body.takes(List.of("name", "time_zone", "retention_days", "archived", "privacy", "limits"));
    var changed =
        request
            .access()
            .projects()
            .update(request.user(), request.project().id(), before -> settings(body, before));
    return Answer.ok(withQuota(request, changed));
  }

  private Map<String, @Nullable Object> withQuota(ApiRequest request, ProjectDetails project) {
    var fields = fields(request, project);
    if (has(request, project, Role.REPORTER)) {
      fields.put("quota", quota(project));
    }
    return fields;
  }

  /** Null where the warehouse cannot count: the project's other values are there all the same. */
  private @Nullable Object quota(ProjectDetails project) {
    try {
      var use = quota.apply(project.project());
      return use == null ? null : PolicyJson.of(use);
    } catch (WarehouseException e) {
      return null;
    }
  }

  private static ProjectSettings settings(Body body, ProjectSettings before) {
    long retention = body.number("retention_days", before.retentionDays());
    return new ProjectSettings(
        body.text("name").orElse(before.name()),
        body.text("time_zone").map(ProjectCalls::zone).orElse(before.timeZone()),
        Math.clamp(retention, -1, Integer.MAX_VALUE),
        body.flag("archived", before.archived()),
        PolicyJson.privacy(body.object("privacy"), before.privacy()),
        PolicyJson.limits(body.object("limits"), before.limits()));
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      String hint =
          Nearest.to(name, ZoneId.getAvailableZoneIds())
              .map(nearest -> "; did you mean " + nearest + "?")
              .orElse("");
      throw new ApiRefusal(
          400, "time_zone must be a name such as Europe/Berlin, and is " + name + hint);
    }
    return ZoneId.of(name);
  }

  /** The project is gone with this answer; its events go in the background ({@link Eraser}). */
  private static Answer delete(ApiRequest request) {
    var project = request.project();
    boolean permanently = request.query("permanently").filter("true"::equals).isPresent();
    boolean confirmed = request.query("confirm").filter(project.path()::equals).isPresent();
    if (!permanently || !confirmed) {
      throw new ApiRefusal(
          400,
          "This deletes the project and its events for good, so it must be confirmed:"
              + " ?permanently=true&confirm=%s; to keep them, set archived to true"
                  .formatted(project.path()));
    }
    request.access().deletions().begin(request.user(), project.id());
    String message = "The project is deleted; its events are being deleted for good";
    return new Answer(202, Map.of("message", message), Map.of());
  }

  private static boolean has(ApiRequest request, ProjectDetails project, Role needed) {
    return request
        .access()
        .members()
        .role(request.user(), project.id())
        .filter(role -> role.includes(needed))
        .isPresent();
  }

  /** Where a project's repository is cloned from. */
  static String repository(ApiRequest request, String path) {
    return request.publicUrl().of(request.http()) + "/" + path + ".git";
  }

  static Map<String, @Nullable Object> fields(ApiRequest request, ProjectDetails project) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", project.id());
    fields.put("name", project.name());
    fields.put("path_with_namespace", project.path());
    fields.put("app_id", project.keys().map(Keys::appId).orElse(null));
    var role = request.access().members().role(request.user(), project.id());
    if (role.filter(own -> own.includes(Role.MAINTAINER)).isPresent()) {
      fields.put("server_secret", project.keys().map(Keys::serverSecret).orElse(null));
    }
    fields.put("http_url_to_repo", repository(request, project.path()));
    fields.put("default_branch", project.defaultBranch());
    fields.put("time_zone", project.timeZone().getId());
    fields.put("retention_days", project.retentionDays());
    fields.put("archived", project.archived());
    fields.put("privacy", PolicyJson.of(project.privacy()));
    fields.put("limits", PolicyJson.of(project.limits()));
    fields.put("access_level", role.map(Role::accessLevel).orElse(null));
    fields.put("created_at", project.createdAt().toString());
    return fields;
  }
}
