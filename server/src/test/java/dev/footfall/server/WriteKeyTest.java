package dev.footfall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.KeyKind;
import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectPath;
import dev.footfall.collect.Protocols;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jitsu's and Segment's clients at the door: which keys open it, and what packed bodies become. */
class WriteKeyTest {
  private static final String EVENT = "{\"event_type\":\"a\",\"type\":\"track\",\"event\":\"a\"}";

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  @TempDir Path directory;
  private Access access;
  private FileJournal journal;
  private Served served;
  private ProjectDetails shop;
  private String appId = "";
  private String secret = "";

  @BeforeEach
  void start() {
    access = Access.open(directory, () -> now);
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, 0);
    var door =
        new Door(
            new Addressees(access.projects(), access.features()),
            Unlimited.limits(),
            journal,
            TrustedProxies.NONE,
            access.dailySalt()::today,
            () -> now,
            new DoorMetrics(new PrometheusRegistry()));
    var config = new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE);
    served =
        new Served(
            access,
            List.of(),
            new CollectRoutes(new Protocols("0.1.0"), door, new BodyMemory(64 << 20)),
            new SegmentSettingsRoutes(access.projects(), new PublicUrl(config)));
    shop = access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "", true);
    appId = shop.keys().orElseThrow().appId();
    secret = shop.keys().orElseThrow().serverSecret();
  }

  @AfterEach
  void stop() {
    served.close();
    journal.close();
  }

  @Test
  void opensToTheKeyThatIsNeeded() throws Exception {
    record Case(String path, String key, int status) {}
    String both = appId + ":" + secret;
    var cases =
        new Case[] {
          new Case("/api/v1/event?token=", appId, 200),
          new Case("/api/v1/event?token=", secret, 200),
          new Case("/api/v1/event?token=", "nobody's", 401),
          new Case("/api/v1/event?token=", "", 401),
          new Case("/api.x1?p_2=", appId, 200),
          new Case("/api/v1/s2s/event?token=", secret, 200),
          new Case("/api/v1/s2s/event?token=", appId, 401),
          new Case("/api/s/track?writekey=", appId, 200),
          new Case("/api/s/track?writekey=", both, 200),
          new Case("/api/s/track?writekey=", appId + ":public", 200),
          new Case("/api/s/s2s/track?writekey=", appId + ":public", 401),
          new Case("/api/s/track?writekey=", "other:" + secret, 401),
          new Case("/api/s/s2s/track?writekey=", both, 200),
          new Case("/api/s/s2s/track?writekey=", secret, 200),
          new Case("/api/s/s2s/track?writekey=", appId, 401),
          new Case("/api/s/s2s/batch?writekey=", appId + ":", 401),
          new Case("/v1/track?writekey=", appId, 200),
          new Case("/v1/batch?writekey=", appId + ":", 200),
          new Case("/v1/batch?writekey=", both, 200),
          new Case("/b?writekey=", "nobody's", 401),
        };
    for (var sample : cases) {
      long before = journal.end();
      var answer = post(sample.path() + sample.key().replace("'", "%27"), EVENT.getBytes(UTF_8));
      assertThat(answer.statusCode()).as(sample.toString()).isEqualTo(sample.status());
      assertThat(journal.end() - before).isEqualTo(sample.status() == 200 ? 1 : 0);
      assertThat(answer.headers().map())
          .containsEntry("access-control-allow-origin", List.of("https://shop.example"));
    }
  }

  @Test
  void keepsTheProjectAndNoSecretWithAServersEvents() throws Exception {
    post("/api/v1/s2s/event?token=" + secret, EVENT.getBytes(UTF_8));

    var kept = kept(0);
    assertThat(kept.project()).isEqualTo(shop.id());
    assertThat(kept.appId()).isEqualTo(appId);
    assertThat(new String(kept.toBytes(), UTF_8)).doesNotContain(secret);
  }

  @Test
  void acceptsAReplacedSecretUntilItsTimeIsOver() throws Exception {
    var until = now.plus(Duration.ofHours(1));
    access.projectKeys().rotate(served.admin(), shop.id(), KeyKind.SERVER_SECRET, until);
    String path = "/api/v1/s2s/event?token=" + secret;

    assertThat(post(path, EVENT.getBytes(UTF_8)).statusCode()).isEqualTo(200);
    now = until;
    assertThat(post(path, EVENT.getBytes(UTF_8)).body())
        .isEqualTo("{\"message\":\"The token is not found: " + secret + "\",\"error\":\"\"}");
  }

  @Test
  void unpacksAGzippedBatch() throws Exception {
    String batch = "{\"batch\":[" + EVENT + "," + EVENT + "]}";
    var answer = zipped("/v1/batch", gzip(batch.getBytes(UTF_8)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"success\":true,\"ok\":true,\"receivedEvents\":2,\"okEvents\":2,\"errors\":[]}");
    assertThat(kept(0).body()).asString(UTF_8).isEqualTo(batch);
  }

  @Test
  void keepsWhatComesBeforeTheDamageOfAPackedBody() throws Exception {
    byte[] packed = gzip(("{\"batch\":[" + EVENT).getBytes(UTF_8));
    var answer = zipped("/v1/batch", Arrays.copyOf(packed, packed.length - 4));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"receivedEvents\":1,\"okEvents\":1,\"errors\":[\"the body");
  }

  @Test
  void takesABodyThatOnlyCallsItselfPackedAsItIs() throws Exception {
    var answer = zipped("/v1/batch", ("{\"batch\":[" + EVENT + "]}").getBytes(UTF_8));
    assertThat(answer.body()).contains("\"okEvents\":1");
    assertThat(kept(0).body()).asString(UTF_8).isEqualTo("{\"batch\":[" + EVENT + "]}");

    assertThat(zipped("/v1/batch", "{".getBytes(UTF_8)).body())
        .contains("\"errors\":[\"the body is not JSON");
  }

  @Test
  void keepsTheBeginningOfAPackedBodyThatIsMuchLargerThanItLooks() throws Exception {
    byte[] packed = gzip(new byte[300 << 20]);
    assertThat(packed).hasSizeLessThan(1 << 20);

    assertThat(zipped("/v1/batch", packed).statusCode()).isEqualTo(200);
    var kept = kept(0);
    assertThat(kept.refusal().orElseThrow().reason()).isEqualTo(BadRow.Reason.SIZE_VIOLATION);
    assertThat(kept.body()).hasSize(64 << 10);
    assertThat(zipped("/v1/batch", gzip(EVENT.getBytes(UTF_8))).statusCode()).isEqualTo(200);
  }

  @Test
  void readsAPackedBodyOfEmptyPartsAsADamagedOne() throws Exception {
    byte[] empty = gzip(new byte[0]);
    var parts = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      parts.writeBytes(empty);
    }
    var answer = zipped("/v1/batch", parts.toByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"errors\":[\"the body is empty\"]");
  }

  @Test
  void tellsSegmentsClientsWhereToSend() throws Exception {
    String path = "/v1/projects/" + appId + "/settings";
    var answer = served.send(served.request(path).header("Origin", "https://shop.example"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map())
        .containsEntry("access-control-allow-origin", List.of("https://shop.example"));
    assertThat(
            Json.MAPPER.readTree(answer.body()).at("/integrations/Segment.io/apiHost").asString())
        .matches("127.0.0.1:[0-9]+/v1");
    assertThat(served.send(served.request("/v1/projects/other/settings")).statusCode())
        .isEqualTo(401);
  }

  private Envelope kept(long sequence) {
    return Envelope.fromBytes(journal.read(sequence, 1, 1 << 20).getFirst().payload());
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return served.send(
        served
            .request(path)
            .header("Origin", "https://shop.example")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> zipped(String path, byte[] body) throws Exception {
    String key = Base64.getEncoder().encodeToString((appId + ":").getBytes(UTF_8));
    return served.send(
        served
            .request(path)
            .header("Content-Encoding", "gzip")
            .header("Authorization", "Basic " + key)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }
}
