package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.ProjectSettings;
import dev.footfall.collect.Protocols;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.event.EventLimits;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The collector over HTTP with a real journal, a clock to set, and limits to set. */
final class AtTheDoor implements AutoCloseable {
  Instant now = Instant.parse("2026-11-21T10:00:18Z");
  long instancePerMinute;
  final Access access;
  final FileJournal journal;
  final Protocols protocols = new Protocols("0.1.0");
  final Door door;
  private final Served served;

  AtTheDoor(Path directory) {
    access = Access.open(directory, () -> now);
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, 0);
    var registry = new PrometheusRegistry();
    var metrics = new DoorMetrics(registry);
    var instance = new InstanceLimits(() -> instancePerMinute, () -> 0);
    door =
        new Door(
            new Addressees(access.projects(), access.features()),
            new DoorLimits(instance, Unlimited.quota(), metrics),
            journal,
            TrustedProxies.NONE,
            access.dailySalt()::today,
            () -> now,
            metrics);
    served =
        new Served(
            access,
            List.of(),
            new MetricsRoutes(registry),
            new CollectRoutes(protocols, door, new BodyMemory(1 << 20)));
  }

  ProjectDetails project(String path) {
    return access.projects().create(served.admin(), ProjectPath.of(path), "", true);
  }

  ProjectDetails uninitialised(String path) {
    return access.projects().create(served.admin(), ProjectPath.of(path), "", false);
  }

  void limit(ProjectDetails project, long eventsPerMinute) {
    var limits = new EventLimits(OptionalLong.of(eventsPerMinute), OptionalLong.empty());
    access
        .projects()
        .update(
            served.admin(),
            project.id(),
            before ->
                new ProjectSettings(
                    before.name(),
                    before.timeZone(),
                    before.retentionDays(),
                    before.archived(),
                    before.privacy(),
                    limits));
  }

  Served served() {
    return served;
  }

  HttpResponse<String> get(String path) throws Exception {
    return served.send(served.request(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return served.send(request);
  }

  /** The value of a line of {@code /metrics}. */
  String counted(String line) throws Exception {
    return get("/metrics")
        .body()
        .lines()
        .filter(text -> text.startsWith(line + " "))
        .findFirst()
        .orElseThrow()
        .substring(line.length() + 1);
  }

  static String appId(ProjectDetails project) {
    return project.keys().orElseThrow().appId();
  }

  @Override
  public void close() {
    served.close();
    journal.close();
  }
}
