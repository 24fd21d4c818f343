package dev.footfall.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The soak: POSTs of 50 events at 70 % of what P2's load has stored a second, for minutes; memory,
 * file handles, backlog and the p99 of the POSTs are looked at from outside meanwhile, and have to
 * stay flat.
 */
final class Soak implements Measurement {
  private static final double SHARE = 0.7;
  private static final int LEAST_SAMPLES = 12;
  private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

  private final Duration time;

  Soak(Duration time) {
    this.time = time;
  }

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      var traffic = Throughput.traffic(site);
      double most = most(site, traffic, ground);
      double rate = most * SHARE;
      ground
          .progress()
          .accept(String.format(Locale.ROOT, "soak at %,.0f of %,.0f events/s", rate, most));
      var samples = soak(server, site, traffic, rate, ground);
      return figure(most, rate, samples);
    }
  }

  /** Events stored a second, the median of the rounds after one to warm up. */
  private static double most(Site site, List<Payload> traffic, Ground ground) {
    Throughput.round(site, traffic, ground);
    var stored = new ArrayList<Double>();
    for (int i = 0; i < ground.rounds(); i++) {
      ground.begin("soak's measure", i);
      stored.add(Throughput.round(site, traffic, ground).stored());
    }
    return Median.of(stored);
  }

  private List<Sample> soak(
      ServerProcess server, Site site, List<Payload> traffic, double rate, Ground ground) {
    var step = time.dividedBy(LEAST_SAMPLES);
    if (step.compareTo(LONGEST_STEP) > 0) {
      step = LONGEST_STEP;
    }
    var samples = new ArrayList<Sample>();
    double before = site.stored();
    try (var load = Steady.begin(site.base(), traffic, rate / Throughput.EVENTS)) {
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < time.toNanos()) {
        Thread.sleep(step);
        double stored = site.stored();
        var sample =
            new Sample(
                (System.nanoTime() - begun) / 1e9,
                server.residentMib(),
                server.handles(),
                site.metric("footfall_journal_backlog_records"),
                Median.at(load.taken(), 0.99),
                (stored - before) / step.toNanos() * 1e9);
        before = stored;
        samples.add(sample);
        ground.progress().accept(sample.text());
      }
    } catch (InterruptedException e) {
      throw Stopped.now();
    }
    return samples;
  }

  private static Figure figure(double most, double rate, Collection<Sample> samples) {
    var series =
        List.of(
            Series.of("memory MB", samples, Sample::mib, 32),
            Series.of("handles", samples, Sample::handles, 8),
            Series.of("backlog requests", samples, Sample::backlog, rate / Throughput.EVENTS),
            Series.of("p99 ms", samples, Sample::late, 5));
    var raw = new LinkedHashMap<String, List<Double>>();
    raw.put("at s", samples.stream().map(Sample::second).toList());
    raw.put("stored/s", samples.stream().map(Sample::stored).toList());
    series.forEach(one -> raw.put(one.name(), one.values()));
    return new Figure(
        "SOAK",
        String.format(Locale.ROOT, "%,.0f events/s, 70 %% of the most (%,.0f)", rate, most),
        Series.RULE,
        String.join(" · ", series.stream().map(Series::text).toList()),
        series.stream().allMatch(Series::flat),
        Map.copyOf(raw));
  }
}
