package dev.footfall.e2e;

import dev.footfall.e2e.Api.NewProject;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Senders that post events, each its next as soon as the last is answered, until nobody answers.
 */
final class Load implements AutoCloseable {
  private static final int SENDERS = 8;

  private final Api api;
  private final SentEvents events;
  private final int most;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final CountDownLatch flowing = new CountDownLatch(SENDERS * 4);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  /** Starts the senders; they stop by themselves after {@code most} events. */
  Load(Api api, NewProject project, long seed, int most) {
    this.api = api;
    this.events = new SentEvents(project.appId(), seed);
    this.most = most;
    for (int i = 0; i < SENDERS; i++) {
      senders.execute(this::send);
    }
  }

  /** Waits until the first answers are in. */
  void awaitFlow() {
    try {
      if (!flowing.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("no answers in 20 s");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ids of the events answered 200; complete once this is closed. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** Waits until every sender has seen that nobody answers. */
  @Override
  public void close() {
    senders.close();
  }

  private void send() {
    try {
      while (acknowledged.size() < most) {
        var batch = events.some();
        if (api.collect(batch) == 200) {
          batch.stream().map(event -> event.get("eid")).forEach(acknowledged::add);
          flowing.countDown();
        }
      }
    } catch (UncheckedIOException e) {
      // The server is gone: this sender's last events have no answer.
    }
  }

  /** What is stored of each id: {@code 1} for each, where all is well. */
  static Map<String, String> stored(Api api, NewProject project) {
    var stored = new ConcurrentHashMap<String, String>();
    api.load(
            project,
            """
            {"measures": ["TrackedEvents.count"], "dimensions": ["TrackedEvents.eventId"],
             "order": {"TrackedEvents.eventId": "asc"}, "limit": 50000}\
            """)
        .forEach(
            row ->
                stored.put(
                    row.get("TrackedEvents.eventId").asString(),
                    row.get("TrackedEvents.count").asString()));
    return stored;
  }
}
