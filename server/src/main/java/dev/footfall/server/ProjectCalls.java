package dev.footfall.server;

import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectDetails.Keys;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Role;
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
        Call.get("/projects/:id", Permission.GUEST, ProjectCalls::one));
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

  private static Map<String, @Nullable Object> fields(ApiRequest request, ProjectDetails project) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", project.id());
    fields.put("name", project.name());
    fields.put("path_with_namespace", project.path());
    fields.put("app_id", project.keys().map(Keys::appId).orElse(null));
    boolean maintains =
        request
            .access()
            .members()
            .role(request.user(), project.id())
            .filter(role -> role.includes(Role.MAINTAINER))
            .isPresent();
    if (maintains) {
      fields.put("server_secret", project.keys().map(Keys::serverSecret).orElse(null));
    }
    fields.put(
        "http_url_to_repo", request.publicUrl().of(request.http()) + "/" + project.path() + ".git");
    fields.put("default_branch", "main");
    fields.put("time_zone", project.timeZone().getId());
    fields.put("created_at", project.createdAt().toString());
    return fields;
  }
}
