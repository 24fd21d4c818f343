package dev.footfall.server;

import dev.footfall.access.AuditEvent;
import dev.footfall.event.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls about who changed what: in a project, and in the whole instance. */
final class AuditCalls {
  private AuditCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get("/audit_events", Permission.ADMIN, AuditCalls::all),
        Call.get(
            "/projects/:id/product_analytics/audit_events",
            Permission.MAINTAINER,
            AuditCalls::ofProject));
  }

  private static Answer all(ApiRequest request) {
    var page = Page.of(request);
    var log = request.access().auditLog();
    return page.answer(request, fields(request, log.all(page.offset(), page.size())), log.count());
  }

  private static Answer ofProject(ApiRequest request) {
    long project = request.project().id();
    var page = Page.of(request);
    var log = request.access().auditLog();
    return page.answer(
        request,
        fields(request, log.ofProject(project, page.offset(), page.size())),
        log.countOfProject(project));
  }

  private static List<Map<String, @Nullable Object>> fields(
      ApiRequest request, List<AuditEvent> events) {
    return events.stream().map(event -> fields(request, event)).toList();
  }

  private static Map<String, @Nullable Object> fields(ApiRequest request, AuditEvent event) {
    var change = event.change();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", event.id());
    fields.put("author_id", event.authorId());
    fields.put("author", orNull(event.author()));
    fields.put("project_id", event.projectId() == 0 ? null : event.projectId());
    fields.put(
        "project",
        request.access().projects().byId(event.projectId()).map(Project::path).orElse(null));
    fields.put("event_name", change.name());
    fields.put("target", change.target());
    fields.put("from", orNull(change.from()));
    fields.put("to", orNull(change.to()));
    fields.put("created_at", event.createdAt().toString());
    return fields;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
