package dev.footfall.server;

import static dev.footfall.server.AtTheDoor.appId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.KeyKind;
import dev.footfall.access.ProjectDetails;
import dev.footfall.collect.Decoded;
import dev.footfall.collect.Protocol;
import dev.footfall.collect.Reply;
import dev.footfall.collect.Request;
import dev.footfall.collect.Skim;
import dev.footfall.event.Envelope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {
  @TempDir Path directory;
  private AtTheDoor door;
  private ProjectDetails shop;

  @BeforeEach
  void start() {
    door = new AtTheDoor(directory);
    shop = door.project("acme/shop");
  }

  @AfterEach
  void stop() {
    door.close();
  }

  @Test
  void takesAnyNumberOfEventsWhereNobodySaysOtherwise() throws Exception {
    for (int i = 0; i < 150; i++) {
      assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void takesABatchWholeAndSendsTheNextAwayUntilTheMinuteIsOver() throws Exception {
    door.limit(shop, 3);
    assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
    assertThat(post(appId(shop), appId(shop), appId(shop), appId(shop)).statusCode())
        .isEqualTo(200);

    var refused = view(appId(shop));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("42");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(refused.headers().firstValue("Access-Control-Expose-Headers"))
        .contains("Retry-After");
    assertThat(post(appId(shop)).statusCode()).isEqualTo(429);
    assertThat(door.journal.end()).isEqualTo(2);
    assertThat(door.counted("footfall_events_limited_total{reason=\"throttled\"}"))
        .isEqualTo("2.0");
    assertThat(door.counted("footfall_collect_requests_total{result=\"throttled\"}"))
        .isEqualTo("2.0");

    door.now = Instant.parse("2026-11-21T10:00:59.999Z");
    assertThat(view(appId(shop)).headers().firstValue("Retry-After")).contains("1");
    door.now = Instant.parse("2026-11-21T10:01:00Z");
    assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
  }

  @Test
  void countsAReplacedKeyAndItsSuccessorTogetherAndOtherProjectsApart() throws Exception {
    door.limit(shop, 2);
    door.access
        .projectKeys()
        .rotate(
            door.served().admin(), shop.id(), KeyKind.APP_ID, door.now.plus(Duration.ofHours(1)));
    var rotated = door.access.projects().details(shop.id()).orElseThrow();
    assertThat(appId(rotated)).isNotEqualTo(appId(shop));

    assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
    assertThat(view(appId(rotated)).statusCode()).isEqualTo(200);
    assertThat(view(appId(shop)).statusCode()).isEqualTo(429);
    assertThat(view(appId(rotated)).statusCode()).isEqualTo(429);
    assertThat(view(appId(door.project("acme/blog"))).statusCode()).isEqualTo(200);
  }

  @Test
  void letsAProjectsOwnLimitBeatTheInstances() throws Exception {
    door.instancePerMinute = 1;
    assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
    assertThat(view(appId(shop)).statusCode()).isEqualTo(429);

    door.limit(shop, 3);
    assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
    door.limit(shop, 0);
    for (int i = 0; i < 5; i++) {
      assertThat(view(appId(shop)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void storesNothingOfARequestThatNamesAProjectWhichIsOver() throws Exception {
    var blog = door.project("acme/blog");
    door.limit(shop, 1);
    door.limit(blog, 2);
    view(appId(shop));

    assertThat(post(appId(blog), appId(shop)).statusCode()).isEqualTo(429);

    assertThat(door.journal.end()).isEqualTo(1);
    view(appId(blog));
    assertThat(view(appId(blog)).statusCode()).isEqualTo(200);
    assertThat(view(appId(blog)).statusCode()).isEqualTo(429);
  }

  @Test
  void countsARequestWithoutAReadableEventAsOne() throws Exception {
    door.limit(shop, 1);
    String path = "/com.snowplowanalytics.snowplow/tp2?aid=" + appId(shop);
    var broken = door.served().request(path).POST(BodyPublishers.ofString("{"));

    assertThat(door.send(broken).statusCode()).isEqualTo(200);
    assertThat(door.send(broken).statusCode()).isEqualTo(429);
  }

  @Test
  void storesAllTheSameWhatComesFromClientsThatNeverRetry() throws Exception {
    door.limit(shop, 1);
    var protocol = new NeverRetried(door.protocols.find("GET", "/i").orElseThrow());
    String query = "e=pv&p=web&tv=js-3&aid=" + appId(shop);
    var request = new Request("GET", "/i", query, Map.of(), "192.0.2.7", new byte[0]);

    for (int i = 0; i < 3; i++) {
      assertThat(door.door.receive(protocol, request, 0).status()).isEqualTo(200);
    }

    assertThat(door.journal.end()).isEqualTo(3);
    assertThat(door.counted("footfall_events_limited_total{reason=\"spooled\"}")).isEqualTo("2.0");
  }

  /** A page view, as a page on another host sends it. */
  private HttpResponse<String> view(String appId) throws Exception {
    return door.send(fromPage("/i?e=pv&p=web&tv=js-3&aid=" + appId));
  }

  /** A request of an event for each of these app ids. */
  private HttpResponse<String> post(String... appIds) throws Exception {
    String events =
        Arrays.stream(appIds)
            .map("{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"js-3\",\"aid\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    String schema = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
    return door.send(
        fromPage("/com.snowplowanalytics.snowplow/tp2")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"schema\":\"%s\",\"data\":[%s]}".formatted(schema, events))));
  }

  private HttpRequest.Builder fromPage(String path) {
    return door.served().request(path).header("Origin", "https://shop.example");
  }

  /** A protocol of clients that lose what is not answered 200. */
  private record NeverRetried(Protocol protocol) implements Protocol {
    @Override
    public String name() {
      return protocol.name();
    }

    @Override
    public Set<String> methods(String path) {
      return protocol.methods(path);
    }

    @Override
    public Skim skim(Request request) {
      return protocol.skim(request);
    }

    @Override
    public Decoded decode(Envelope envelope, long sequence) {
      return protocol.decode(envelope, sequence);
    }

    @Override
    public Reply accepted(Request request) {
      return protocol.accepted(request);
    }

    @Override
    public boolean retries() {
      return false;
    }
  }
}
