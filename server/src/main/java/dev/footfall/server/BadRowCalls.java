package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.query.LatestBadRows;
import java.util.List;

/** {@code product_analytics/bad_rows}: what a project sent and could not be read, newest first. */
final class BadRowCalls {
  private final LatestBadRows badRows;

  BadRowCalls(LatestBadRows badRows) {
    this.badRows = badRows;
  }

  List<Call> calls() {
    return List.of(
        Call.get("/projects/:id/product_analytics/bad_rows", Permission.DEVELOPER, this::list)
            .under(Feature.PRODUCT_ANALYTICS));
  }

  private Answer list(ApiRequest request) {
    long project = request.project().id();
    var page = Page.of(request);
    return page.answer(
        request, badRows.page(project, page.offset(), page.size()), badRows.count(project));
  }
}
