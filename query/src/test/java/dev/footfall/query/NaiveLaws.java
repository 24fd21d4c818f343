package dev.footfall.query;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The laws of people and sessions, said plainly once more: events sorted, then looked through. */
final class NaiveLaws {
  private static final Comparator<Event> ORDER =
      Comparator.comparing(NaiveLaws::time).thenComparing(event -> event.id().toString());

  private final List<Event> events;
  private final Map<String, String> firstUsers = new HashMap<>();

  NaiveLaws(List<Event> events) {
    this.events = events.stream().sorted(ORDER).toList();
    for (Event event : this.events) {
      if (!event.text(Field.DEVICE).isEmpty() && !event.text(Field.USER_ID).isEmpty()) {
        firstUsers.putIfAbsent(event.text(Field.DEVICE), event.text(Field.USER_ID));
      }
    }
  }

  /** Of each event its id and its person. */
  List<String> people() {
    return events.stream()
        .map(event -> event.id() + " " + person(event.text(Field.USER_ID), event))
        .toList();
  }

  /** Of each session its person, first event, start, end, next start, events, and being first. */
  List<String> sessions() {
    var texts = new ArrayList<String>();
    List<Session> sessions = found();
    for (Session session : sessions) {
      Session next =
          sessions.stream()
              .filter(other -> other.device().equals(session.device()))
              .filter(other -> ORDER.compare(other.first(), session.first()) > 0)
              .findFirst()
              .orElse(null);
      boolean first =
          sessions.stream()
              .filter(other -> other.person().equals(session.person()))
              .allMatch(other -> ORDER.compare(other.first(), session.first()) >= 0);
      texts.add(session.text(next == null ? "null" : text(time(next.first())), first));
    }
    return texts;
  }

  /** Of each person when the first session starts, and how many there are. */
  List<String> returning() {
    var people = new TreeMap<String, List<Session>>();
    for (Session session : found()) {
      people.computeIfAbsent(session.person(), _ -> new ArrayList<>()).add(session);
    }
    var texts = new ArrayList<String>();
    people.forEach(
        (person, sessions) ->
            texts.add(
                person + " " + text(time(sessions.getFirst().first())) + " " + sessions.size()));
    return texts;
  }

  /** All sessions, by their first events. */
  private List<Session> found() {
    var open = new HashMap<String, Session>();
    var sessions = new ArrayList<Session>();
    for (Event event : events) {
      String device = event.text(Field.DEVICE);
      String key = device + "/" + event.text(Field.DOMAIN_SESSIONID);
      Session session = open.get(key);
      if (device.isEmpty()) {
        continue;
      }
      if (session == null
          || (event.text(Field.DOMAIN_SESSIONID).isEmpty() && session.over(event))) {
        session = new Session(device, new ArrayList<>());
        open.put(key, session);
        sessions.add(session);
      }
      session.events().add(event);
    }
    return sessions;
  }

  private @Nullable String person(String user, Event event) {
    String device = event.text(Field.DEVICE);
    if (!user.isEmpty()) {
      return user;
    }
    return device.isEmpty() ? null : firstUsers.getOrDefault(device, device);
  }

  private static Instant time(Event event) {
    return Objects.requireNonNull(event.time(Field.DERIVED_TSTAMP));
  }

  private static String text(Instant time) {
    return TimeRange.text(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  private final class Session {
    private final String device;
    private final List<Event> events;

    Session(String device, List<Event> events) {
      this.device = device;
      this.events = events;
    }

    String device() {
      return device;
    }

    List<Event> events() {
      return events;
    }

    Event first() {
      return events.getFirst();
    }

    boolean over(Event next) {
      return Duration.between(time(events.getLast()), time(next)).toMillis() > 1_800_000;
    }

    String person() {
      String user =
          events.stream()
              .map(event -> event.text(Field.USER_ID))
              .filter(id -> !id.isEmpty())
              .findFirst()
              .orElse("");
      return Objects.requireNonNull(NaiveLaws.this.person(user, first()));
    }

    String text(String next, boolean isFirst) {
      return String.join(
          " ",
          person(),
          first().id().toString(),
          NaiveLaws.text(time(first())),
          NaiveLaws.text(time(events.getLast())),
          next,
          Integer.toString(events.size()),
          Boolean.toString(isFirst));
    }
  }
}
