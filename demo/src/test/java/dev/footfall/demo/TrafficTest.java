package dev.footfall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Instant END = Instant.parse("2026-11-21T22:30:00Z");
  private static final Traffic MONTH = Traffic.month(END, 7);

  private static final Set<String> ids = new HashSet<>();
  private static final Set<Map<String, String>> strangers = new HashSet<>();
  private static final Map<String, Set<String>> peopleByPath = new HashMap<>();
  private static final Map<LocalDate, Set<String>> peopleByDay = new TreeMap<>();
  private static final Map<String, Set<String>> sessionsByPerson = new HashMap<>();
  private static final Map<String, Integer> countByType = new TreeMap<>();
  private static final Set<String> names = new TreeSet<>();
  private static int bots;

  @BeforeAll
  static void lookAtAll() {
    MONTH.batches().forEach(batch -> batch.events().forEach(event -> lookAt(event, batch)));
  }

  private static void lookAt(Map<String, String> event, Batch batch) {
    ids.add(text(event, "eid"));
    names.addAll(event.keySet());
    countByType.merge(text(event, "e"), 1, Integer::sum);
    if (text(event, "ua").contains("bot")) {
      bots++;
    }
    String person = event.getOrDefault("duid", "");
    if (person.isEmpty() || batch.anonymous()) {
      strangers.add(event);
      return;
    }
    String path = URI.create(text(event, "url")).getPath();
    people(peopleByPath, path.startsWith("/products/") ? "/products/*" : path).add(person);
    people(peopleByDay, LocalDate.ofInstant(created(event), ZoneOffset.UTC)).add(person);
    people(sessionsByPerson, person).add(text(event, "sid"));
  }

  @Test
  void isAtLeastTwoHundredThousandEventsEachWithItsOwnId() {
    assertThat(MONTH.events()).isBetween(200_000L, 300_000L);
    assertThat(ids)
        .hasSize((int) MONTH.events())
        .allMatch(id -> UUID.fromString(id).version() == 4);
  }

  @Test
  void isEnoughWhenTheDayHasJustBegunToo() {
    assertThat(Traffic.month(Instant.parse("2026-11-22T00:00:01Z"), 1).events())
        .isGreaterThan(200_000);
  }

  @Test
  void isTheSameForTheSameSeedAndEnd() {
    assertThat(firstBatches(END, 7)).isEqualTo(firstBatches(END, 7));
  }

  @Test
  void hasOtherIdsForAnotherSeedOrEnd() {
    assertThat(firstBatches(END, 8)).isNotEqualTo(firstBatches(END, 7));
    Set<String> others = new HashSet<>();
    Traffic.month(END.plusSeconds(60), 7)
        .batches()
        .forEach(batch -> batch.events().forEach(event -> others.add(text(event, "eid"))));
    assertThat(Collections.disjoint(others, ids)).isTrue();
  }

  @Test
  void fitsItsRequests() {
    List<Integer> sizes = MONTH.batches().map(batch -> batch.events().size()).toList();
    assertThat(sizes).allMatch(size -> size > 0 && size <= Batch.MOST);
    assertThat(sizes.subList(0, sizes.size() - 2)).allMatch(size -> size >= Batch.FULL);
  }

  @Test
  void saysOnlyWhatTheProtocolKnows() {
    assertThat(names)
        .containsExactlyInAnyOrder(
            "e", "eid", "dtm", "url", "page", "refr", "ds", "co", "p", "tv", "tna", "ua", "lang",
            "tz", "res", "vp", "cd", "cs", "cookie", "ip", "duid", "sid", "vid", "uid", "pp_mix",
            "pp_max", "pp_miy", "pp_may", "se_ca", "se_ac", "se_la", "se_pr", "se_va", "ue_pr");
    assertThat(everyEvent(event -> !event.containsValue(""))).isTrue();
  }

  @Test
  void hasEveryKindOfEvent() {
    assertThat(countByType).containsOnlyKeys("pv", "pp", "se", "ue");
    assertThat(countByType.get("pv")).isGreaterThan(80_000);
    assertThat(countByType.get("se")).isGreaterThan(3_000);
  }

  @Test
  void beginsThirtyDaysBeforeItsEnd() {
    Instant start = Instant.parse("2026-10-22T00:00:00Z");
    assertThat(everyEvent(event -> !created(event).isBefore(start) && created(event).isBefore(END)))
        .isTrue();
    assertThat(peopleByDay).hasSize(31);
  }

  @Test
  void losesPeopleAtEachStepOfTheCheckout() {
    List<Integer> people =
        Stream.of(
                "/",
                "/products",
                "/products/*",
                "/cart",
                "/checkout",
                "/checkout/payment",
                "/thank-you")
            .map(path -> people(peopleByPath, path).size())
            .toList();
    for (int step = 1; step < people.size(); step++) {
      assertThat(people.get(step)).isLessThan(people.get(step - 1));
    }
    assertThat(people.getLast()).isGreaterThan(500);
  }

  @Test
  void hasSomeHundredPeopleADayAndFewerAtWeekends() {
    assertThat(peopleByDay.values()).allMatch(day -> day.size() > 250 && day.size() < 1_600);
    assertThat(people(peopleByDay, LocalDate.parse("2026-10-31")).size())
        .isLessThan(people(peopleByDay, LocalDate.parse("2026-10-27")).size());
  }

  @Test
  void hasACampaignAndABadDay() {
    assertThat(people(peopleByDay, LocalDate.parse("2026-11-09")).size())
        .isGreaterThan(people(peopleByDay, LocalDate.parse("2026-11-02")).size() * 3 / 2);
    assertThat(people(peopleByDay, LocalDate.parse("2026-11-16")).size())
        .isLessThan(people(peopleByDay, LocalDate.parse("2026-11-17")).size() * 2 / 3);
  }

  @Test
  void bringsAThirdOfThePeopleBack() {
    long again = sessionsByPerson.values().stream().filter(own -> own.size() > 1).count();
    assertThat(100.0 * again / sessionsByPerson.size()).isBetween(27.0, 36.0);
  }

  @Test
  void hasAFewPerCentOfRobots() {
    assertThat(100.0 * bots / ids.size()).isBetween(1.0, 6.0);
  }

  @Test
  void saysNothingAboutWhoHasNotAgreed() {
    assertThat(strangers).hasSizeGreaterThan(3_000);
    assertThat(strangers)
        .allSatisfy(
            event -> assertThat(event).doesNotContainKeys("duid", "uid", "sid", "vid", "ip"));
  }

  @Test
  void keepsAUserSignedIn() {
    Map<String, String> userOf = new HashMap<>();
    MONTH
        .batches()
        .flatMap(batch -> batch.events().stream())
        .filter(event -> event.containsKey("duid"))
        .forEach(
            event -> {
              String person = text(event, "duid");
              if (userOf.containsKey(person)) {
                assertThat(event.get("uid")).isEqualTo(userOf.get(person));
              } else if (event.containsKey("uid")) {
                userOf.put(person, text(event, "uid"));
              }
            });
    assertThat(userOf).hasSizeGreaterThan(1_000);
    assertThat(new HashSet<>(userOf.values())).hasSameSizeAs(userOf.keySet());
  }

  private static boolean everyEvent(Predicate<Map<String, String>> isSo) {
    return MONTH.batches().allMatch(batch -> batch.events().stream().allMatch(isSo));
  }

  private static List<Batch> firstBatches(Instant end, long seed) {
    return Traffic.month(end, seed).batches().limit(300).toList();
  }

  private static <K> Set<String> people(Map<K, Set<String>> by, K key) {
    return by.computeIfAbsent(key, missing -> new HashSet<>());
  }

  private static Instant created(Map<String, String> event) {
    return Instant.ofEpochMilli(Long.parseLong(text(event, "dtm")));
  }

  private static String text(Map<String, String> event, String name) {
    return event.getOrDefault(name, "");
  }
}
