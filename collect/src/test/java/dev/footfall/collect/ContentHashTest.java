package dev.footfall.collect;

import static dev.footfall.collect.Sample.get;
import static dev.footfall.collect.Sample.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  @Test
  void isTheMd5OfTheSortedParameters() {
    // printf 'aid\037shop\037e\037pv\037' | md5sum
    var parameters = new TreeMap<>(Map.of("e", "pv", "aid", "shop", "stm", "1", "eid", "2"));

    assertThat(ContentHash.of(parameters))
        .isEqualTo(UUID.fromString("eb95be5a-998f-900c-be82-50662199a2c3"));
  }

  @Test
  void staysTheSameWhenATrackerSendsAnEventAgain() {
    var first = only("stm", "1", "page", "a", "dtm", "5");
    var again = only("stm", "2", "page", "a", "dtm", "5");
    var other = only("stm", "1", "page", "b", "dtm", "5");

    assertThat(again.get(Field.EVENT_FINGERPRINT)).isEqualTo(first.get(Field.EVENT_FINGERPRINT));
    assertThat(other.get(Field.EVENT_FINGERPRINT)).isNotEqualTo(first.get(Field.EVENT_FINGERPRINT));
  }

  @Test
  void makesTheIdOfAnEventThatHasATimeButNoIdFromItsContent() {
    var first = only("stm", "1", "dtm", "5");

    assertThat(only("stm", "2", "dtm", "5").id()).isEqualTo(first.id());
    assertThat(only("stm", "1", "dtm", "6").id()).isNotEqualTo(first.id());
  }

  @Test
  void countsEveryShowingOfAnImageThatHasNeitherIdNorTime() {
    var envelope = Sample.envelope(get("e=pv&aid=shop", Map.of()));

    assertThat(id(envelope, 1)).isEqualTo(id(envelope, 1)).isNotEqualTo(id(envelope, 2));
  }

  private static UUID id(Envelope envelope, long sequence) {
    Event event = Sample.PROTOCOLS.decode(envelope, sequence).events().getFirst();
    return event.id();
  }
}
