package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.query.BadRowSearch;
import dev.footfall.query.LatestBadRows;
import dev.footfall.warehouse.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bad rows: what a project sent and could not be read, newest first ({@code
 * product_analytics/bad_rows}), and for administrators what named no project ({@code /bad_rows}).
 */
final class BadRowCalls {
  /** What named no project is kept under this number. */
  private static final long NO_PROJECT = 0;

  private static final List<String> FILTERS =
      List.of("reason", "field", "tracker", "search", "from", "to", "ids", "after");

  private final LatestBadRows badRows;
  private final Replaying replays;

  BadRowCalls(LatestBadRows badRows, Replaying replays) {
    this.badRows = badRows;
    this.replays = replays;
  }

  /** Reads bad rows again, as {@link Replays#replay} does. */
  @FunctionalInterface
  interface Replaying {
    Map<String, Object> replay(long project, BadRowSearch search, String after)
        throws InterruptedException;
  }

  List<Call> calls() {
    String path = "/projects/:id/product_analytics/bad_rows";
    return List.of(
        Call.get(path, Permission.DEVELOPER, request -> list(request, request.project().id()))
            .under(Feature.PRODUCT_ANALYTICS),
        Call.get(
                path + "/counts",
                Permission.DEVELOPER,
                request -> counts(request, request.project().id()))
            .under(Feature.PRODUCT_ANALYTICS),
        Call.post(path + "/replay", Permission.MAINTAINER, this::replay)
            .under(Feature.PRODUCT_ANALYTICS),
        Call.get("/bad_rows", Permission.ADMIN, request -> list(request, NO_PROJECT)),
        Call.get("/bad_rows/counts", Permission.ADMIN, request -> counts(request, NO_PROJECT)));
  }

  private Answer list(ApiRequest request, long project) {
    var page = Page.of(request);
    var search = AskedBadRows.byQuery(request);
    return answered(
        () ->
            page.answer(
                request,
                badRows.page(project, search, page.offset(), page.size()),
                badRows.count(project, search)));
  }

  private Answer counts(ApiRequest request, long project) {
    var search = AskedBadRows.byQuery(request);
    return answered(() -> Answer.ok(badRows.counts(project, search)));
  }

  private Answer replay(ApiRequest request) throws InterruptedException {
    var body = request.body();
    body.takes(FILTERS);
    var search = AskedBadRows.byBody(body);
    String after =
        body.text("after").map(text -> AskedBadRows.id("after", text).toString()).orElse("");
    try {
      return Answer.ok(replays.replay(request.project().id(), search, after));
    } catch (WarehouseException e) {
      throw silent(e);
    }
  }

  private static Answer answered(Supplier<Answer> answer) {
    try {
      return answer.get();
    } catch (WarehouseException e) {
      throw silent(e);
    }
  }

  private static ApiRefusal silent(WarehouseException e) {
    return new ApiRefusal(502, "The warehouse cannot answer: " + e.getMessage());
  }
}
