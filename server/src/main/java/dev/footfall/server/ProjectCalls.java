package dev.footfall.server;

import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectDetails.Keys;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.ProjectSettings;
import dev.footfall.access.Role;
import dev.footfall.event.Nearest;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls about projects. */
final class ProjectCalls {
  private ProjectCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get("/projects", Permission.SIGNED_IN, ProjectCalls::list),
        Call.post("/projects", Permission.SIGNED_IN, ProjectCalls::create),
        Call.get("/projects/:id", Permission.GUEST, ProjectCalls::one),
        Call.put("/projects/:id", Permission.OWNER, ProjectCalls::update).evenArchived(),
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

  private static Answer create(ApiRequest request) {
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
    return Answer.created(fields(request, project));
  }

  private static Answer one(ApiRequest request) {
    long id = request.project().id();
    return request
        .access()
        .projects()
        .details(id)
        .map(project -> Answer.ok(fields(request, project)))
        .orElseThrow(() -> new ApiRefusal(404, "404 Project Not Found"));
  }

  private static Answer update(ApiRequest request) {
    var body = request.body();
    body.takes(List.of("name", "time_zone", "retention_days", "archived"));
    var changed =
        request
            .access()
            .projects()
            .update(request.user(), request.project().id(), before -> settings(body, before));
    return Answer.ok(fields(request, changed));
  }

  private static ProjectSettings settings(Body body, ProjectSettings before) {
    long retention = body.number("retention_days", before.retentionDays());
    return new ProjectSettings(
        body.text("name").orElse(before.name()),
        body.text("time_zone").map(ProjectCalls::zone).orElse(before.timeZone()),
        Math.clamp(retention, -1, Integer.MAX_VALUE),
        body.flag("archived", before.archived()));
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

  /** Its events cannot be deleted yet, so nothing else is: what is left would have no name. */
  private static Answer delete(ApiRequest request) {
    var project = request.project();
    if (request.query("confirm").filter(project.path()::equals).isEmpty()) {
      throw new ApiRefusal(
          400, "To delete this project, confirm it with its path: ?confirm=" + project.path());
    }
    request
        .access()
        .projects()
        .update(
            request.user(),
            project.id(),
            before ->
                new ProjectSettings(
                    before.name(), before.timeZone(), before.retentionDays(), true));
    return new Answer(
        202,
        Map.of(
            "message",
            "The project is archived: it collects nothing and is read-only. This version of"
                + " Footfall cannot delete its events yet."),
        Map.of());
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
    fields.put(
        "http_url_to_repo", request.publicUrl().of(request.http()) + "/" + project.path() + ".git");
    fields.put("default_branch", "main");
    fields.put("time_zone", project.timeZone().getId());
    fields.put("retention_days", project.retentionDays());
    fields.put("archived", project.archived());
    fields.put("access_level", role.map(Role::accessLevel).orElse(null));
    fields.put("created_at", project.createdAt().toString());
    return fields;
  }
}
