package dev.footfall.bench;

import dev.footfall.collect.Protocols;
import dev.footfall.enrich.Campaign;
import dev.footfall.enrich.CrossDomain;
import dev.footfall.enrich.DataCentre;
import dev.footfall.enrich.DerivedTime;
import dev.footfall.enrich.Device;
import dev.footfall.enrich.Enrichment;
import dev.footfall.enrich.EnrichmentData;
import dev.footfall.enrich.Geo;
import dev.footfall.enrich.Language;
import dev.footfall.enrich.PageUrl;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.enrich.Referrer;
import dev.footfall.enrich.ReferrerMedium;
import dev.footfall.enrich.UserAgent;
import dev.footfall.enrich.WebDriver;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One enrichment, on events that those before it have seen, or all of them: nanoseconds for each
 * event of a tracker's request of fifty.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Requests.EVENTS)
public class Enrich {
  /** Which, by the class's name. */
  @Param({
    "all",
    "DerivedTime",
    "PageUrl",
    "Referrer",
    "Campaign",
    "ReferrerMedium",
    "CrossDomain",
    "Language",
    "UserAgent",
    "WebDriver",
    "DataCentre",
    "Geo",
    "Pseudonyms",
    "Device"
  })
  public String which = "all";

  private final Envelope request = Requests.snowplow();
  private List<Enrichment> measured = List.of();
  private List<Event> events = List.of();

  /** In the pipeline's order. */
  static Map<String, Enrichment> enrichments() {
    var data = EnrichmentData.bundled();
    var all = new LinkedHashMap<String, Enrichment>();
    for (Enrichment one :
        List.of(
            new DerivedTime(),
            new PageUrl(),
            new Referrer(),
            new Campaign(data),
            new ReferrerMedium(data),
            new CrossDomain(),
            new Language(),
            new UserAgent(data),
            new WebDriver(),
            new DataCentre(data),
            new Geo(data),
            new Pseudonyms(project -> new byte[] {1}),
            new Device())) {
      all.put(one.getClass().getSimpleName(), one);
    }
    return all;
  }

  /** Enriches the events as far as the measured enrichment finds them. */
  @Setup
  public void enrichBefore() {
    var all = enrichments();
    events = new Protocols("bench").decode(request, 0).events();
    if (which.equals("all")) {
      measured = List.copyOf(all.values());
      return;
    }
    measured = List.of(Objects.requireNonNull(all.get(which), which));
    for (var before : all.entrySet()) {
      if (before.getKey().equals(which)) {
        return;
      }
      events = events.stream().map(event -> before.getValue().enrich(event, request)).toList();
    }
  }

  /** All events of the request. */
  @Benchmark
  public void enrich(Blackhole kept) {
    for (Event event : events) {
      Event enriched = event;
      for (Enrichment enrichment : measured) {
        enriched = enrichment.enrich(enriched, request);
      }
      kept.consume(enriched);
    }
  }
}
