package dev.footfall.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The equations of docs/operations.md, in the whole program: everything that came is somewhere. */
class AccountingTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";
  private static final String SCHEMA =
      "\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private App app;
  private long sent;
  private String shop;

  @BeforeEach
  void start() throws Exception {
    var given =
        List.of(
            new Given(DataConfig.DIR, directory.toString(), "test"),
            new Given(HttpConfig.PORT, "0", "test"),
            new Given(AdminConfig.TOKEN, ADMIN, "test"));
    var noon = Instant.parse("2026-11-21T12:00:00Z");
    app = App.start(Config.of(new Settings(Config.KEYS.keys(), given)), () -> noon);
    shop = project("shop", "");
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void addUpWhateverComes() throws Exception {
    sendWhatIsStored();
    sendWhatIsNot();
    sendWhatIsOverALimit();
    sendWhatIsRefused();
    app.awaitStored();
    api(200, "POST", "/projects/acme%2Fshop/product_analytics/bad_rows/replay", "");
    app.awaitStored();
    var counts = Counts.of(send(200, request("/metrics").GET()).body());

    assertThat(counts.sum("footfall_collect_requests_total")).isEqualTo(sent);
    assertThat(known(counts) + strangers(counts) + replayed(counts))
        .isEqualTo(stored(counts) + duplicates(counts) + counts.sum("footfall_bad_rows_total"));

    assertThat(known(counts)).isEqualTo(19);
    assertThat(strangers(counts)).isEqualTo(3);
    assertThat(replayed(counts)).isEqualTo(1);
    assertThat(stored(counts)).isEqualTo(13);
    assertThat(duplicates(counts)).isEqualTo(4);
    assertThat(counts.sum("footfall_bad_rows_total")).isEqualTo(6);
    assertThat(received(counts, "unknown")).isEqualTo(6);
    assertThat(received(counts, "archived")).isEqualTo(2);
    assertThat(received(counts, "disabled")).isEqualTo(2);
    assertThat(received(counts, "dropped_by_policy")).isEqualTo(1);
    assertThat(limited(counts, "throttled")).isEqualTo(3);
    assertThat(limited(counts, "over_quota")).isEqualTo(1);
    assertThat(counts.one("footfall_events_refused_total")).isZero();
    assertThat(counts.of("footfall_events_anonymised_total", "{reason=\"asked\"}")).isEqualTo(2);
    assertThat(counts.of("footfall_events_anonymised_total", "{reason=\"policy\"}")).isEqualTo(1);
    assertThat(result(counts, "acknowledged")).isEqualTo(16);
    for (String once :
        List.of(
            "throttled", "over_quota", "turned_away", "unknown_key", "declined", "unreadable")) {
      assertThat(result(counts, once)).as(once).isEqualTo(1);
    }
    assertThat(counts.one("footfall_journal_backlog_records")).isZero();
  }

  /**
   * Seven events are stored, four times one of them again, and three bad rows; one is read again.
   */
  private void sendWhatIsStored() throws Exception {
    post(200, "", event(shop, 1), event(shop, 2), event(shop, 3));
    post(200, "", event(shop, 1), event(shop, 2), event(shop, 3));
    get(200, "eid=" + id(4) + "&aid=" + shop);
    get(200, "eid=" + id(4) + "&aid=" + shop);
    get(200, "e=nonsense&aid=" + shop);
    raw(200, "", "{\"data\":[" + event(shop, 5) + "," + event(shop, 6) + "]}");
    raw(200, "", body(event(shop, 7)) + " " + event(shop, 8));
    post(200, "SP-Anonymous", event(shop, 9), event(shop, 10));
  }

  /** Two events are stored, one without its visitor, and two samples of what is nobody's. */
  private void sendWhatIsNot() throws Exception {
    String archived = project("archived", "");
    api(200, "PUT", "/projects/acme%2Farchived", "{\"archived\":true}");
    String disabled = project("disabled", "");
    long number = api(200, "GET", "/projects/acme%2Fdisabled", "").path("id").longValue();
    api(
        201,
        "POST",
        "/features/product_analytics",
        "{\"value\":false,\"project\":\"acme/disabled\"}");
    String drops = project("drops", "{\"privacy\":{\"do_not_track\":\"drop\"}}");
    String anonymises = project("anonymises", "{\"privacy\":{\"do_not_track\":\"anonymise\"}}");

    post(200, "", event(archived, 1), event("nobody", 2), event("nobody", 3), event(shop, 11));
    get(200, "eid=" + id(12) + "&aid=nobody");
    post(200, "", event(archived, 1), event(disabled, 1));
    post(200, "DNT", event(drops, 1));
    post(200, "DNT", event(anonymises, 1));
    sent++;
    send(404, request("/-/collector/i?e=pv&eid=1&aid=" + number).GET());
  }

  /** Three events are stored; three and one are sent away, and with them one of nobody's. */
  private void sendWhatIsOverALimit() throws Exception {
    String slow = project("slow", "{\"limits\":{\"events_per_minute\":2}}");
    String small = project("small", "{\"limits\":{\"monthly_events\":1}}");
    post(200, "", event(slow, 1), event(slow, 2));
    post(429, "", event(slow, 3), event(slow, 4), event(slow, 5), event("nobody", 1));
    post(200, "", event(small, 1));
    post(429, "", event(small, 2));
    post(200, "");
  }

  private void sendWhatIsRefused() throws Exception {
    sent += 3;
    String event = "{\"type\":\"track\",\"event\":\"a\",\"writeKey\":\"nobody\"}";
    send(401, request("/v1/track").POST(BodyPublishers.ofString(event)));
    send(404, request("/r/tp2?u=https%3A%2F%2Fexample.com&aid=" + shop).GET());
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      String broken =
          String.join(
              "\r\n",
              "POST /com.snowplowanalytics.snowplow/tp2 HTTP/1.1",
              "Host: a",
              "Transfer-Encoding: chunked",
              "",
              "nonsense",
              "");
      socket.getOutputStream().write(broken.getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 400");
    }
  }

  private static long known(Counts counts) {
    return received(counts, "known");
  }

  private static long received(Counts counts, String appId) {
    return counts.of("footfall_events_received_total", "{app_id=\"" + appId + "\"}");
  }

  private static long limited(Counts counts, String reason) {
    return counts.of("footfall_events_limited_total", "{reason=\"" + reason + "\"}");
  }

  private static long result(Counts counts, String result) {
    return counts.of("footfall_collect_requests_total", "{result=\"" + result + "\"}");
  }

  private static long strangers(Counts counts) {
    return counts.of("footfall_bad_rows_total", "{reason=\"unknown_app_id\"}");
  }

  private static long replayed(Counts counts) {
    return counts.one("footfall_events_replayed_total");
  }

  private static long stored(Counts counts) {
    return counts.one("footfall_events_stored_total");
  }

  private static long duplicates(Counts counts) {
    return counts.one("footfall_events_duplicate_total");
  }

  /** The app id of a new project with these settings. */
  private String project(String name, String settings) throws Exception {
    var made = api(201, "POST", "/projects", "{\"path\":\"acme/" + name + "\"}");
    if (!settings.isEmpty()) {
      api(200, "PUT", "/projects/acme%2F" + name, settings);
    }
    return made.path("app_id").stringValue();
  }

  private static String id(int number) {
    return "5c3b0f0e-3d5c-4a3e-9d4e-%012d".formatted(number);
  }

  private static String event(String appId, int number) {
    return "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"js-4\",\"eid\":\"%s\",\"aid\":\"%s\"}"
        .formatted(id(number), appId);
  }

  private static String body(String... events) {
    return Stream.of(events).collect(Collectors.joining(",", "{" + SCHEMA + "\"data\":[", "]}"));
  }

  private void post(int status, String header, String... events) throws Exception {
    raw(status, header, body(events));
  }

  private void raw(int status, String header, String body) throws Exception {
    sent++;
    var request =
        request("/com.snowplowanalytics.snowplow/tp2").POST(BodyPublishers.ofString(body));
    send(status, header.isEmpty() ? request : request.header(header, "1"));
  }

  private void get(int status, String query) throws Exception {
    sent++;
    String first = query.startsWith("e=") ? "" : "e=pv&";
    send(status, request("/i?" + first + "p=web&tv=js-4&" + query).GET());
  }

  private JsonNode api(int status, String method, String path, String body) throws Exception {
    var request =
        request("/api/v4" + path)
            .method(method, BodyPublishers.ofString(body))
            .header("PRIVATE-TOKEN", ADMIN);
    return Json.MAPPER.readTree(send(status, request).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path));
  }

  private HttpResponse<String> send(int status, HttpRequest.Builder request) throws Exception {
    var answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }
}
