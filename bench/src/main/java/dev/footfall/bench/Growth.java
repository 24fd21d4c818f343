package dev.footfall.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** P10: how the time of P5's questions, one after the other, grows with the number of events. */
final class Growth implements Measurement {
  @Override
  public Figure take(Ground ground) {
    var raw = new LinkedHashMap<String, List<Double>>();
    var measured = new StringJoiner(" · ");
    boolean holds = true;
    long lastEvents = 0;
    double lastMillis = 0;
    for (long events : ground.sets().sizes()) {
      var times = PanelTimes.take("P10", ground, LargeSet.of(ground, events));
      var sums = PanelTimes.sums(times, true);
      var rawSums = PanelTimes.sums(times, false);
      raw.put(String.format(Locale.ROOT, "%,11d events ms", events), sums);
      raw.put(String.format(Locale.ROOT, "%,11d events raw ms", events), rawSums);
      double millis = Median.of(sums);
      measured.add(
          String.format(
              Locale.ROOT, "%,d: %,.0f ms (raw %,.0f)", events, millis, Median.of(rawSums)));
      holds &= lastEvents == 0 || millis / lastMillis < (double) events / lastEvents;
      lastEvents = events;
      lastMillis = millis;
    }
    return new Figure(
        "P10",
        "time of the built-in dashboards' questions by number of events",
        "grows less than the events do",
        measured.toString(),
        holds,
        Map.copyOf(raw));
  }
}
