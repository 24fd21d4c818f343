package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCrashIT {
  private static final Duration SENDING = Duration.ofMinutes(4);
  private static final Pattern TOTAL = Pattern.compile("of ([0-9,]+) events");

  @Test
  void sendsTheRestOnceAfterAKillAmidItsTraffic(@TempDir Path folder) {
    var footfall = FootfallProcess.demo(folder);
    try {
      Await.until(SENDING, footfall::output, text -> text.contains("Sending"));
      var shop = footfall.api().project(Demo.PROJECT);
      long amid = Await.until(SENDING, () -> footfall.api().count(shop), count -> count > 60_000);
      footfall.kill();
      assertThat(footfall.output()).doesNotContain("Ctrl-C stops it");

      try (var again = footfall.demoAgain()) {
        Demo.awaitSent(again, SENDING);
        var total = TOTAL.matcher(again.output());
        assertThat(total.find()).as(again.output()).isTrue();
        assertThat(again.api().count(shop))
            .isEqualTo(Long.parseLong(total.group(1).replace(",", "")))
            .isGreaterThan(amid);
      }
    } finally {
      footfall.close();
    }
  }
}
