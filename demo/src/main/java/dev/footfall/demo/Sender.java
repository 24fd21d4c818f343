package dev.footfall.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Sends traffic to a collector over HTTP, as a tracker with a full queue would: each event keeps
 * the time it happened ({@code dtm}) and gets the time of sending ({@code stm}) at each attempt, so
 * that the collector can work out when it was (law: Time). What the collector cannot take now is
 * sent again, the same events with the same ids.
 */
public final class Sender {
  private static final int REQUESTS_AT_ONCE = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String SCHEMA =
      "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";

  private final URI endpoint;
  private final String appId;
  private final Patience patience;
  private final HttpClient client;

  private Sender(URI collector, String appId, Patience patience, HttpClient client) {
    this.endpoint = collector.resolve("/com.snowplowanalytics.snowplow/tp2");
    this.appId = appId;
    this.patience = patience;
    this.client = client;
  }

  /**
   * Sends all of the traffic and returns when the collector has taken every event.
   *
   * @param collector its scheme, host and port
   * @param appId the project's public key
   * @param progress is told after each batch
   * @throws IOException if the collector refuses a batch, or cannot take one for a minute
   * @throws InterruptedException if the thread is interrupted; some events may have been sent
   */
  public static void send(URI collector, String appId, Traffic traffic, Progress progress)
      throws IOException, InterruptedException {
    send(collector, appId, traffic, progress, Patience.USUAL);
  }

  static void send(
      URI collector, String appId, Traffic traffic, Progress progress, Patience patience)
      throws IOException, InterruptedException {
    var queue = new Queue(traffic.batches().iterator(), traffic.events(), progress);
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var sender = new Sender(collector, appId, patience, client);
      sender.sendAll(queue);
    }
  }

  /** The first worker that fails stops the others. */
  private void sendAll(Queue queue) throws IOException, InterruptedException {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var finished = new ExecutorCompletionService<Queue>(workers);
      for (int i = 0; i < REQUESTS_AT_ONCE; i++) {
        finished.submit(() -> work(queue));
      }
      try {
        for (int i = 0; i < REQUESTS_AT_ONCE; i++) {
          finished.take().get();
        }
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        throw new IOException(cause.getMessage(), cause);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private Queue work(Queue queue) throws IOException, InterruptedException {
    for (Batch batch = queue.take(); !batch.events().isEmpty(); batch = queue.take()) {
      deliver(batch);
      queue.done(batch);
    }
    return queue;
  }

  private void deliver(Batch batch) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      String trouble = attempt(batch);
      if (trouble.isEmpty()) {
        return;
      }
      if (attempt == patience.attempts()) {
        throw new IOException(
            "The collector at " + endpoint + " did not take the demo's events: " + trouble);
      }
      Thread.sleep(patience.pause(attempt));
    }
  }

  /** Why the batch must be sent again; empty when it was taken. */
  private String attempt(Batch batch) throws IOException, InterruptedException {
    try {
      int status = client.send(request(batch), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 429 || status >= 500) {
        return "it answered " + status;
      }
      if (status != 200) {
        throw new RefusedException(
            "The collector at " + endpoint + " refused the demo's events: it answered " + status);
      }
      return "";
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      return e.toString();
    }
  }

  private HttpRequest request(Batch batch) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(batch)));
    return batch.anonymous() ? request.header("SP-Anonymous", "*").build() : request.build();
  }

  private byte[] body(Batch batch) {
    String now = Long.toString(Clock.systemUTC().millis());
    var bytes = new ByteArrayOutputStream(128 * 1024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("schema", SCHEMA);
      json.writeArrayPropertyStart("data");
      for (Map<String, String> event : batch.events()) {
        json.writeStartObject();
        event.forEach(json::writeStringProperty);
        json.writeStringProperty("aid", appId);
        json.writeStringProperty("stm", now);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** An answer after which sending the same again would be no use. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private RefusedException(String message) {
      super(message);
    }
  }

  /** The batches left, shared by the workers; an empty batch says that none is. */
  private static final class Queue {
    private final Iterator<Batch> batches;
    private final long total;
    private final Progress progress;
    private long sent;

    private Queue(Iterator<Batch> batches, long total, Progress progress) {
      this.batches = batches;
      this.total = total;
      this.progress = progress;
    }

    private synchronized Batch take() {
      return batches.hasNext() ? batches.next() : new Batch(List.of(), false);
    }

    private synchronized void done(Batch batch) {
      sent += batch.events().size();
      progress.sent(sent, total);
    }
  }
}
