package dev.footfall.server;

import dev.footfall.access.ProjectDetails;
import dev.footfall.warehouse.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * {@code product_analytics/initialize} and {@code state}: from a project without keys to its first
 * event. Keys are made in one transaction, so the lineage's {@code LOADING_INSTANCE} never shows
 * and no initialization is ever found in progress.
 */
final class OnboardingCalls {
  private static final String BASE = "/projects/:id/product_analytics/";

  private final LongUnaryOperator events;

  /**
   * With a way to count.
   *
   * @param events how many events the project with that number has
   */
  OnboardingCalls(LongUnaryOperator events) {
    this.events = events;
  }

  List<Call> calls() {
    return List.of(
        Call.post(BASE + "initialize", Permission.MAINTAINER, OnboardingCalls::initialize),
        Call.get(BASE + "state", Permission.REPORTER, this::state));
  }

  private static Answer initialize(ApiRequest request) {
    var started = request.access().projectKeys().start(request.user(), request.project().id());
    var fields = ProjectCalls.fields(request, started);
    fields.put("message", "Product analytics initialization started");
    return Answer.created(fields);
  }

  private Answer state(ApiRequest request) {
    return Answer.ok(Map.of("state", state(request, request.project().id())));
  }

  private String state(ApiRequest request, long project) {
    boolean started =
        request.access().projects().details(project).flatMap(ProjectDetails::keys).isPresent();
    if (!started) {
      return "CREATE_INSTANCE";
    }
    try {
      return events.applyAsLong(project) == 0 ? "WAITING_FOR_EVENTS" : "COMPLETE";
    } catch (WarehouseException e) {
      throw new ApiRefusal(502, "The warehouse cannot answer: " + e.getMessage());
    }
  }
}
