package dev.footfall.query;

import static dev.footfall.query.Events.event;
import static dev.footfall.query.Events.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the members of the built-in cubes say about an event. */
final class MembersTest {
  private final long project = Asked.project();

  @BeforeEach
  void store() {
    Asked.store(
        List.of(
            on("phone", project, 1, "2026-01-01T10:00:00.123Z")
                .set(Field.PAGE_URLSCHEME, "https")
                .set(Field.PAGE_URLHOST, "shop.example")
                .set(Field.PAGE_URLPORT, 443)
                .set(Field.PAGE_URLPATH, "/a")
                .set(Field.REFR_MEDIUM, "search")
                .set(Field.REFR_SOURCE, "Google")
                .set(Field.REFR_TERM, "red shoes")
                .set(Field.MKT_NETWORK, "Microsoft")
                .set(Field.GEO_REGION_NAME, "Land Berlin")
                .set(Field.GEO_CITY, "Berlin")
                .set(Field.OS_TIMEZONE, "Europe/Berlin")
                .set(Field.DVCE_NAME, "Pixel 8")
                .set(Field.BR_LANG, "de-CH")
                .set(Field.BR_VIEWWIDTH, 1280)
                .set(Field.BR_VIEWHEIGHT, 720)
                .set(
                    Field.CONTEXTS,
                    """
                    [{"schema":"iglu:com.gitlab/user_context/jsonschema/1-0-0","data":{"plan":"gold"}},
                    {"schema":"iglu:com.snowplowanalytics.snowplow/browser_context/jsonschema/2-0-0",
                    "data":{"documentLanguage":"de"}}]\
                    """)
                .build(),
            event(project, 2, "2026-01-01T10:00:01Z")
                .set(Field.EVENT, "unstruct")
                .set(Field.EVENT_NAME, "custom_event")
                .set(Field.EVENT_VENDOR, "com.gitlab")
                .set(Field.PAGE_URLSCHEME, "http")
                .set(Field.PAGE_URLHOST, "localhost")
                .set(Field.PAGE_URLPORT, 3000)
                .set(
                    Field.UNSTRUCT_EVENT,
                    """
                    {"schema":"iglu:com.gitlab/custom_event/jsonschema/1-0-0",
                    "data":{"name":"buy","props":{"sku":7}}}\
                    """)
                .build(),
            event(project, 3, "2026-01-01T10:00:02Z")
                .set(Field.EVENT, "unstruct")
                .set(Field.EVENT_NAME, "link_click")
                .set(Field.IS_BOT, true)
                .set(Field.BOT_REASON, "webdriver")
                .set(Field.BR_LANG, "EN_US")
                .set(
                    Field.UNSTRUCT_EVENT,
                    """
                    {"schema":"iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1",
                    "data":{"targetUrl":"https://x.example","elementId":"go"}}\
                    """)
                .build()));
  }

  @ParameterizedTest
  @CsvSource({
    "eventId, 00000000-0000-0000-0000-000000000001, 00000000-0000-0000-0000-000000000002,"
        + " 00000000-0000-0000-0000-000000000003",
    "event, page_view, unstruct, unstruct",
    "eventName, page_view, custom_event, link_click",
    "baseUrl, https://shop.example, http://localhost:3000, null",
    "pageUrlpath, /a, null, null",
    "viewportSize, 1280x720, null, null",
    "documentLanguage, de, null, null",
    "customUserProps, '{\"plan\":\"gold\"}', null, null",
    "customEventName, null, buy, null",
    "customEventProps, null, '{\"sku\":7}', null",
    "targetUrl, null, null, https://x.example",
    "elementId, null, null, go",
    "userId, phone, null, null",
    "isBot, false, false, true",
    "botReason, null, null, webdriver",
    "referrerMedium, search, null, null",
    "referrerSource, Google, null, null",
    "referrerTerm, red shoes, null, null",
    "marketingNetwork, Microsoft, null, null",
    "region, Land Berlin, null, null",
    "city, Berlin, null, null",
    "osTimezone, Europe/Berlin, null, null",
    "deviceName, Pixel 8, null, null",
    "browserLanguage, de-CH, null, EN_US",
    "language, de, null, en",
    "derivedTstamp, 2026-01-01T10:00:00.123, 2026-01-01T10:00:01.000, 2026-01-01T10:00:02.000"
  })
  void saysOfEachEvent(String dimension, String first, String second, String third) {
    String path = "TrackedEvents." + dimension;
    List<JsonNode> rows =
        Asked.rows(
            project,
            """
            {'dimensions': ['TrackedEvents.collectorTstamp', '%s'],
             'order': {'TrackedEvents.collectorTstamp': 'asc'}}
            """
                .formatted(path));

    assertThat(rows.stream().map(row -> row.path(path).asString("null")))
        .containsExactly(first, second, third);
  }

  @Test
  void countsPageViewsAndLinkClicks() {
    assertThat(
            Asked.row(
                project,
                """
                {'measures': ['TrackedEvents.count', 'TrackedEvents.pageViewsCount',
                  'TrackedEvents.linkClicksCount', 'TrackedEvents.uniqueUsersCount']}
                """))
        .containsExactly("3", "1", "1", "1");
  }

  /** Whatever a cube shows can be asked, all together. */
  @ParameterizedTest
  @ValueSource(strings = {"TrackedEvents", "Sessions", "ReturningUsers", "Users"})
  void everyMemberOfMetaCanBeAsked(String name) {
    for (JsonNode cube : Asked.meta().path("cubes")) {
      if (cube.path("name").asString().equals(name)) {
        String query =
            "{'measures': [%s], 'dimensions': [%s], 'segments': [%s]}"
                .formatted(
                    names(cube, "measures"), names(cube, "dimensions"), names(cube, "segments"));
        assertThat(Asked.rows(project, query)).isNotEmpty();
      }
    }
  }

  private static String names(JsonNode cube, String kind) {
    return cube.path(kind).values().stream()
        .map(member -> "'" + member.path("name").asString() + "'")
        .collect(Collectors.joining(", "));
  }
}
