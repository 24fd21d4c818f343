package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.event.Precautions;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void recognisesAVisitorByTheLaw() {
    record Case(String domain, String network, String user, String device, boolean anonymous) {}
    String zeros = "00000000-0000-0000-0000-000000000000";
    var cases =
        new Case[] {
          new Case("d", "n", "", "d", false),
          new Case("", "n", "", "n", false),
          new Case("", zeros, "", "", true),
          new Case("", zeros, "ada", "", false),
          new Case("d", zeros, "", "d", false),
          new Case("", "", "", "", true),
        };
    for (var sample : cases) {
      var event =
          Event.in(7)
              .set(Field.DOMAIN_USERID, sample.domain())
              .set(Field.NETWORK_USERID, sample.network())
              .set(Field.USER_ID, sample.user())
              .build();
      var enriched = new Device().enrich(event, Sample.envelope(Instant.EPOCH, 0));
      assertThat(enriched.text(Field.DEVICE)).as(sample.toString()).isEqualTo(sample.device());
      assertThat(enriched.get(Field.IS_ANONYMOUS)).isEqualTo(sample.anonymous());
    }
  }

  @Test
  void recognisesAVisitorWithoutACookieByTheDaysHashWhereNoServerSpeaks() {
    record Case(String domain, String platform, String user, String device, boolean anonymous) {}
    var cases =
        new Case[] {
          new Case("", "web", "", "hash", true),
          new Case("", "web", "ada", "hash", false),
          new Case("d", "web", "", "d", false),
          new Case("", "srv", "", "", true),
        };
    for (var sample : cases) {
      var event =
          Event.in(7)
              .set(Field.DOMAIN_USERID, sample.domain())
              .set(Field.PLATFORM, sample.platform())
              .set(Field.USER_ID, sample.user())
              .build();
      var enriched = new Device().enrich(event, Sample.envelope(new Precautions("hash", Set.of())));
      assertThat(enriched.text(Field.DEVICE)).as(sample.toString()).isEqualTo(sample.device());
      assertThat(enriched.get(Field.IS_ANONYMOUS)).isEqualTo(sample.anonymous());
    }
  }
}
