package dev.footfall.e2e;

import dev.footfall.e2e.Api.NewProject;
import dev.footfall.e2e.Line.Exchange;
import dev.footfall.e2e.Line.Fault;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A client at work for a project of its own, behind a line of its own. */
final class Trial implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(75);
  private static final Duration BETWEEN_FLUSHES = Duration.ofMillis(250);

  private final TrackerClient client;
  private final NewProject project;
  private final Line line;
  private final Tracker tracker;
  private long flushed = System.nanoTime();

  private Trial(TrackerClient client, NewProject project, Line line, Tracker tracker) {
    this.client = client;
    this.project = project;
    this.line = line;
    this.tracker = tracker;
  }

  /** Makes a project and opens the client for it. */
  static Trial open(TrackerClient client, FootfallProcess footfall, Clients clients, String group) {
    var project = footfall.api().createProject(group + "/" + client.title());
    String secret =
        footfall.api().ask("/api/v4/projects/" + project.id()).get("server_secret").asString();
    var line = new Line(footfall.base());
    var tracker = clients.open(client, line.address(), project.appId(), secret);
    return new Trial(client, project, line, tracker);
  }

  TrackerClient client() {
    return client;
  }

  NewProject project() {
    return project;
  }

  Line line() {
    return line;
  }

  Tracker tracker() {
    return tracker;
  }

  void track(String... names) {
    for (String name : names) {
      tracker.track(name, Map.of("from", client.title()));
    }
  }

  /** Waits for something, and has the client send what it holds meanwhile. */
  void await(String what, BooleanSupplier holds) {
    try {
      Await.until(
          LIMIT,
          () -> {
            boolean held = holds.getAsBoolean();
            if (!held && System.nanoTime() - flushed > BETWEEN_FLUSHES.toNanos()) {
              tracker.flush();
              flushed = System.nanoTime();
            }
            return held;
          },
          held -> held);
    } catch (AssertionError e) {
      throw new AssertionError("%s: %s; sent: %s".formatted(client.title(), what, posts()), e);
    }
  }

  /** Waits until the client knows of these events that they arrived. */
  void awaitAnswered(Collection<String> names) {
    await("answers to " + names, () -> answered().containsAll(names));
  }

  /** Waits until so many events are stored. */
  void awaitStored(Api api, int count) {
    await(count + " stored events", () -> stored(api).size() >= count);
  }

  /** What happened, as often as the client sent it. */
  List<String> sent() {
    return Sent.of(client.protocol(), line.posts()).stream().map(Sent::what).toList();
  }

  private List<String> answered() {
    var answered = line.posts().stream().filter(this::isAnswered).toList();
    return Sent.of(client.protocol(), answered).stream().map(Sent::what).toList();
  }

  private boolean isAnswered(Exchange exchange) {
    return exchange.status() == 200 && (exchange.fault() != Fault.LATE || client.waits());
  }

  /** The project's events. */
  List<Stored> stored(Api api) {
    return api.ask(
            "/api/v4/projects/%d/product_analytics/events?per_page=100".formatted(project.id()))
        .valueStream()
        .map(Stored::new)
        .toList();
  }

  private List<String> posts() {
    return line.exchanges().stream()
        .map(e -> "%s %s %d %s".formatted(e.method(), e.uri(), e.status(), e.body()))
        .toList();
  }

  @Override
  public void close() {
    tracker.close();
    line.close();
  }
}
