package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.ProjectDetails;
import dev.footfall.warehouse.WarehouseException;
import java.util.Collections;
import java.util.List;
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
    refuseOff(request);
    var started = request.access().projectKeys().start(request.user(), request.project().id());
    var fields = ProjectCalls.fields(request, started);
    fields.put("message", "Product analytics initialization started");
    return Answer.created(fields);
  }

  private Answer state(ApiRequest request) {
    long project = request.project().id();
    boolean on = request.access().features().on(Feature.PRODUCT_ANALYTICS, project);
    return Answer.ok(Collections.singletonMap("state", on ? state(request, project) : null));
  }

  private static void refuseOff(ApiRequest request) {
    long project = request.project().id();
    var features = request.access().features();
    if (!features.on(Feature.PRODUCT_ANALYTICS, project)) {
      boolean here =
          request.access().settings().enabled()
              && features.byHand(Feature.PRODUCT_ANALYTICS, project).isPresent();
      throw new ApiRefusal(
          404, "Product analytics is disabled" + (here ? " for this project" : ""));
    }
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
