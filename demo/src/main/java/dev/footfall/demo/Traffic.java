package dev.footfall.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What people did in the demo shop in a span of time. The same end and seed give the same events
 * with the same ids, however often and in whatever pieces they are asked for.
 */
public final class Traffic {
  private static final int VISITORS = 23_000;

  private final Instant start;
  private final Instant end;
  private final List<Visit> visits;

  private Traffic(Instant start, Instant end, int visitors, long seed) {
    this.start = start;
    this.end = end;
    visits = Visits.between(start, end, visitors, new Draw(seed, end.toEpochMilli()).seed());
  }

  /**
   * The 30 days before an instant, begun at 00:00 UTC: more than 200,000 events.
   *
   * @param seed another one gives another month
   */
  public static Traffic month(Instant end, long seed) {
    Instant start = end.minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS);
    return between(start, end, VISITORS, seed);
  }

  static Traffic between(Instant start, Instant end, int visitors, long seed) {
    return new Traffic(start, end, visitors, seed);
  }

  /** Every event, roughly from the oldest to the youngest, made while they are taken. */
  public Stream<Batch> batches() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Batches(visits.iterator()), 0), false);
  }

  /** How many events there are; makes all of them to know. */
  public long events() {
    return visits.stream().mapToLong(visit -> events(visit).size()).sum();
  }

  private List<Map<String, String>> events(Visit visit) {
    List<Map<String, String>> events = Browsing.events(visit, end);
    events.removeIf(event -> !happened(event));
    return events;
  }

  private boolean happened(Map<String, String> event) {
    var created = Instant.ofEpochMilli(Long.parseLong(event.getOrDefault("dtm", "0")));
    return !created.isBefore(start) && created.isBefore(end);
  }

  private final class Batches implements Iterator<Batch> {
    private final Iterator<Visit> left;
    private List<Map<String, String>> known = new ArrayList<>();
    private List<Map<String, String>> anonymous = new ArrayList<>();

    private Batches(Iterator<Visit> left) {
      this.left = left;
    }

    @Override
    public boolean hasNext() {
      while (known.size() < Batch.FULL && anonymous.size() < Batch.FULL && left.hasNext()) {
        Visit visit = left.next();
        (visit.visitor().recognised() ? known : anonymous).addAll(events(visit));
      }
      return !known.isEmpty() || !anonymous.isEmpty();
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (anonymous.size() >= Batch.FULL || known.isEmpty()) {
        var batch = new Batch(List.copyOf(anonymous), true);
        anonymous = new ArrayList<>();
        return batch;
      }
      var batch = new Batch(List.copyOf(known), false);
      known = new ArrayList<>();
      return batch;
    }
  }
}
