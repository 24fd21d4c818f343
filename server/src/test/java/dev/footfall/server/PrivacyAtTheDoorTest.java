package dev.footfall.server;

import static dev.footfall.server.AtTheDoor.appId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectSettings;
import dev.footfall.event.DoNotTrack;
import dev.footfall.event.Envelope;
import dev.footfall.event.Field;
import dev.footfall.event.PrivacyPolicy;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's policy makes of a request at the door: each row of docs/privacy.md. */
class PrivacyAtTheDoorTest {
  private static final PrivacyPolicy DROP = policy(DoNotTrack.DROP, false);
  private static final PrivacyPolicy ANONYMISE = policy(DoNotTrack.ANONYMISE, false);
  private static final PrivacyPolicy COOKIELESS = policy(DoNotTrack.IGNORE, true);

  @TempDir Path directory;
  private AtTheDoor door;
  private ProjectDetails shop;
  private ProjectDetails blog;

  @BeforeEach
  void start() {
    door = new AtTheDoor(directory);
    shop = door.project("acme/shop");
    blog = door.project("acme/blog");
  }

  @AfterEach
  void stop() {
    door.close();
  }

  @Test
  void storesNothingOfWhoIsNotTrackedAndAnswersAsEver() throws Exception {
    set(shop, DROP);

    for (String header : List.of("DNT", "Sec-GPC")) {
      var answer = send(header, shop);
      assertThat(answer.body()).isEqualTo("ok");
      assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    assertThat(door.journal.end()).isZero();
    assertThat(received("dropped_by_policy")).isEqualTo("2.0");
    assertThat(received("known")).isEqualTo("0.0");
  }

  @Test
  void answersGitLabsTrackersAsEverToo() throws Exception {
    set(shop, DROP);
    String event = "/-/collector/i?e=pv&eid=1&aid=" + shop.id();

    var answer = door.send(door.served().request(event).header("DNT", "1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(door.journal.end()).isZero();
  }

  @Test
  void keepsARecordForEachProjectOfARequestByItsOwnPolicy() throws Exception {
    set(shop, ANONYMISE);
    var wiki = door.project("acme/wiki");
    set(wiki, DROP);

    var answer = send("DNT", shop, blog, wiki);

    assertThat(door.journal.end()).isEqualTo(2);
    assertThat(record(0).anonymous()).isTrue();
    assertThat(new String(record(0).toBytes(), UTF_8)).doesNotContain("lovelace", "127.0.0.1");
    assertThat(record(0).precautions().dailyVisitor()).hasSize(32);
    assertThat(record(1).anonymous()).isFalse();
    assertThat(record(1).ip()).isEqualTo("127.0.0.1");
    assertThat(new String(record(1).body(), UTF_8)).contains("lovelace");
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(received("known")).isEqualTo("2.0");
    assertThat(received("dropped_by_policy")).isEqualTo("1.0");
  }

  @Test
  void recognisesAVisitorWithoutACookieUntilMidnightInUtc() throws Exception {
    set(shop, COOKIELESS);
    door.now = Instant.parse("2026-11-21T23:59:59Z");
    send("X-None", shop);
    send("X-None", shop);
    door.now = Instant.parse("2026-11-22T00:00:00Z");
    var answer = send("X-None", shop);

    assertThat(visitor(0)).hasSize(32).isEqualTo(visitor(1));
    assertThat(visitor(2)).hasSize(32).isNotEqualTo(visitor(1));
    assertThat(record(0).networkUserId()).isEmpty();
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void writesDownWhichFieldsAreToBePseudonymised() throws Exception {
    set(shop, new PrivacyPolicy(DoNotTrack.IGNORE, 1, false, Set.of(Field.USER_ID)));

    send("X-None", shop);

    assertThat(record(0).precautions().pseudonymised()).containsExactly(Field.USER_ID);
    assertThat(record(0).ip()).isEqualTo("127.0.0.0");
  }

  private HttpResponse<String> send(String header, ProjectDetails... projects) throws Exception {
    var events =
        List.of(projects).stream()
            .map(
                project ->
                    "{\"e\":\"pv\",\"p\":\"web\",\"uid\":\"lovelace\",\"aid\":\""
                        + appId(project)
                        + "\"}")
            .toList();
    String body =
        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\","
            + "\"data\":["
            + String.join(",", events)
            + "]}";
    return door.send(
        door.served()
            .request("/com.snowplowanalytics.snowplow/tp2")
            .header(header, "1")
            .header("User-Agent", "Mozilla/5.0")
            .POST(BodyPublishers.ofString(body)));
  }

  private Envelope record(long sequence) throws Exception {
    return Envelope.fromBytes(
        door.journal.read(sequence, sequence + 1, 1 << 20).getFirst().payload());
  }

  private String visitor(long sequence) throws Exception {
    return record(sequence).precautions().dailyVisitor();
  }

  private String received(String appId) throws Exception {
    return door.counted("footfall_events_received_total{app_id=\"" + appId + "\"}");
  }

  private void set(ProjectDetails project, PrivacyPolicy policy) {
    door.access
        .projects()
        .update(
            door.served().admin(),
            project.id(),
            before ->
                new ProjectSettings(
                    before.name(),
                    before.timeZone(),
                    before.retentionDays(),
                    before.archived(),
                    policy,
                    before.limits()));
  }

  private static PrivacyPolicy policy(DoNotTrack doNotTrack, boolean cookieless) {
    return new PrivacyPolicy(doNotTrack, 0, cookieless, Set.of());
  }
}
