package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.query.LatestEvents;
import java.util.List;

/**
 * {@code product_analytics/events}: a project's events, the one that arrived last first; {@code
 * search} finds those whose name, tracker or visitor holds a text.
 */
final class EventCalls {
  private final LatestEvents events;

  EventCalls(LatestEvents events) {
    this.events = events;
  }

  List<Call> calls() {
    return List.of(
        Call.get("/projects/:id/product_analytics/events", Permission.REPORTER, this::list)
            .under(Feature.PRODUCT_ANALYTICS));
  }

  private Answer list(ApiRequest request) {
    long project = request.project().id();
    var page = Page.of(request);
    String search = request.query("search").orElse("");
    return page.answer(
        request,
        events.page(project, search, page.offset(), page.size()),
        events.count(project, search));
  }
}
