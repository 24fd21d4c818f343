package dev.footfall.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.event.Precautions;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  /** HMAC-SHA-256 of "ada" under "salt 7", as openssl works it out. */
  private static final String ADA =
      "58babb0b4c99f36661e53c1986de8de3202c9f0d35575a97fa4827b1eea6487d";

  private static final String ZEROS = "00000000-0000-0000-0000-000000000000";

  private final Pseudonyms pseudonyms = new Pseudonyms(id -> ("salt " + id).getBytes(UTF_8));

  @Test
  void replacesTheFieldsThatTheProjectDoesNotKeepAndNoOthers() {
    var event =
        Event.in(7)
            .set(Field.USER_ID, "ada")
            .set(Field.SE_LABEL, "ada")
            .set(Field.DOMAIN_USERID, "d")
            .build();

    var changed = pseudonyms.enrich(event, envelope(Set.of(Field.USER_ID)));

    assertThat(changed.text(Field.USER_ID)).isEqualTo(ADA);
    assertThat(changed.text(Field.SE_LABEL)).isEqualTo("ada");
    assertThat(changed.text(Field.DOMAIN_USERID)).isEqualTo("d");
    assertThat(pseudonyms.enrich(event, envelope(Set.of()))).isEqualTo(event);
  }

  @Test
  void givesWhoKnowsAnIdWhatStandsInTheEventsForIt() {
    assertThat(pseudonyms.of(7, "ada")).isEqualTo(ADA);
    assertThat(pseudonyms.of(8, "ada")).isNotEqualTo(ADA);
    assertThat(pseudonyms.of(7, "")).isEmpty();
  }

  @Test
  void stillTellsNobodyFromSomebody() {
    var event = Event.in(7).set(Field.NETWORK_USERID, ZEROS).build();

    var changed = pseudonyms.enrich(event, envelope(Set.of(Field.NETWORK_USERID, Field.USER_ID)));

    assertThat(changed.text(Field.NETWORK_USERID)).isEqualTo(ZEROS);
    assertThat(changed.text(Field.USER_ID)).isEmpty();
  }

  @Test
  void leavesNoPlainHashOfWhatWasSentAndTheSameOneForTheSameContent() {
    var content = UUID.fromString("11111111-2222-4333-8444-555555555555");
    var event = Event.in(7).set(Field.EVENT_FINGERPRINT, content).build();
    var envelope = envelope(Set.of(Field.USER_ID));

    var changed = pseudonyms.enrich(event, envelope).get(Field.EVENT_FINGERPRINT);

    assertThat(changed).isNotNull().isNotEqualTo(content);
    assertThat(pseudonyms.enrich(event, envelope).get(Field.EVENT_FINGERPRINT)).isEqualTo(changed);
  }

  private static Envelope envelope(Set<Field> pseudonymised) {
    return Sample.envelope(new Precautions("", pseudonymised));
  }
}
