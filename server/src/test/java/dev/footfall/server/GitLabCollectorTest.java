package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Feature;
import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectSettings;
import dev.footfall.event.Envelope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitLab 13.3's collector over HTTP. */
class GitLabCollectorTest {
  private static final String PATH = "/-/collector/i";
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
  void keepsAnEventByEveryMethodAndAnswersWithAnImage() throws Exception {
    String query = PATH + "?e=pv&eid=1&aid=" + shop.id();
    for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"}) {
      var answer = door.send(door.served().request(query).method(method, BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(method).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.body().isEmpty()).isEqualTo(method.equals("HEAD"));
    }
    assertThat(door.journal.end()).isEqualTo(6);
    var kept = Envelope.fromBytes(door.journal.read(0, 1, 1 << 20).getFirst().payload());
    assertThat(kept.project()).isEqualTo(shop.id());
    assertThat(kept.appId()).isEqualTo("" + shop.id());
  }

  @Test
  void keepsAnEventThatComesAsAForm() throws Exception {
    var form =
        door.served()
            .request(PATH)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("e=pv&eid=1&aid=" + shop.id()));

    assertThat(door.send(form).statusCode()).isEqualTo(200);
    assertThat(door.journal.end()).isEqualTo(1);
  }

  @Test
  void takesEventsOfAProjectThatWasNotInitialised() throws Exception {
    assertThat(send("" + door.uninitialised("acme/blog").id()).statusCode()).isEqualTo(200);
    assertThat(door.journal.end()).isEqualTo(1);
  }

  @Test
  void findsNothingWhereNoProjectCollects() throws Exception {
    var off = door.project("acme/off");
    var admin = door.served().admin();
    door.access.features().set(admin, Feature.PRODUCT_ANALYTICS, off.id(), false);
    var archived = door.project("acme/archived");
    door.access.projects().update(admin, archived.id(), ProjectSettings::archive);

    for (String query :
        new String[] {
          "",
          "?eid=1",
          "?aid=" + shop.id(),
          "?eid=1&aid=999999",
          "?eid=1&aid=" + shop.id() + "x",
          "?eid=1&aid=" + AtTheDoor.appId(shop),
          "?eid=1&aid=" + off.id(),
          "?eid=1&aid=" + archived.id()
        }) {
      var answer =
          door.send(door.served().request(PATH + query).header("Origin", "https://shop.example"));
      assertThat(answer.statusCode()).as(query).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://shop.example");
    }
    assertThat(door.journal.end()).isZero();
    assertThat(door.counted("footfall_events_received_total{app_id=\"disabled\"}"))
        .isEqualTo("1.0");
    assertThat(door.counted("footfall_collect_requests_total{result=\"turned_away\"}"))
        .isEqualTo("8.0");
  }

  @Test
  void takesAProjectsNumberNowhereElse() throws Exception {
    assertThat(door.get("/i?e=pv&p=web&tv=js-3&aid=" + shop.id()).statusCode()).isEqualTo(200);
    assertThat(door.counted("footfall_events_received_total{app_id=\"unknown\"}")).isEqualTo("1.0");
  }

  @Test
  void takesAHundredRequestsAMinuteHoweverTheNumberIsWritten() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(send((i % 2 == 0 ? "" : "0") + shop.id()).statusCode()).isEqualTo(200);
    }

    var refused = send("00" + shop.id());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).isEqualTo("Retry later\n");
    var headers = refused.headers();
    assertThat(headers.firstValue("Content-Type")).contains("text/plain");
    assertThat(headers.firstValue("Retry-After")).contains("42");
    assertThat(headers.firstValue("RateLimit-Name"))
        .contains("throttle_product_analytics_collector");
    assertThat(headers.firstValue("RateLimit-Limit")).contains("100");
    assertThat(headers.firstValue("RateLimit-Observed")).contains("101");
    assertThat(headers.firstValue("RateLimit-Remaining")).contains("0");
    assertThat(headers.firstValue("RateLimit-Reset"))
        .contains("" + Instant.parse("2026-11-21T10:01:00Z").getEpochSecond());
    assertThat(headers.firstValue("RateLimit-ResetTime")).contains("Sat, 21 Nov 2026 10:01:00 GMT");
    assertThat(send("" + shop.id()).headers().firstValue("RateLimit-Observed")).contains("102");
    assertThat(send("" + door.project("acme/blog").id()).statusCode()).isEqualTo(200);
    assertThat(door.get("/i?e=pv&p=web&tv=js-3&aid=" + AtTheDoor.appId(shop)).statusCode())
        .isEqualTo(200);
    assertThat(door.journal.end()).isEqualTo(102);

    door.now = Instant.parse("2026-11-21T10:01:00Z");
    assertThat(send("" + shop.id()).statusCode()).isEqualTo(200);
  }

  @Test
  void holdsToAProjectsOwnLimitWhereItIsLower() throws Exception {
    door.limit(shop, 2);
    send("" + shop.id());
    send("" + shop.id());

    var refused = send("" + shop.id());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).isEqualTo("Retry later\n");
    assertThat(refused.headers().firstValue("RateLimit-Limit")).contains("2");
    assertThat(refused.headers().firstValue("RateLimit-Observed")).contains("3");
  }

  private HttpResponse<String> send(String number) throws Exception {
    return door.get(PATH + "?e=pv&eid=1&aid=" + number);
  }
}
