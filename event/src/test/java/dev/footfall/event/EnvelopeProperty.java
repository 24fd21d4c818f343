package dev.footfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class EnvelopeProperty {
  @Property
  void readsBackWhatItWrote(
      @ForAll long project,
      @ForAll @LongRange(min = 0, max = 253402300799999L) long receivedAt,
      @ForAll String query,
      @ForAll Map<String, String> headers,
      @ForAll boolean anonymous,
      @ForAll String visitor,
      @ForAll("personal") Set<Field> fields,
      @ForAll Optional<BadRow.Reason> reason,
      @ForAll byte[] body) {
    var envelope =
        new Envelope(
            project,
            "app",
            365,
            Instant.ofEpochMilli(receivedAt),
            "com.snowplowanalytics.snowplow/tp2",
            query,
            "application/json",
            headers,
            "192.0.2.1",
            "",
            anonymous,
            new Precautions(visitor, fields),
            reason.map(r -> new Envelope.Refusal(r, "too large")),
            body);

    assertThat(Envelope.fromBytes(envelope.toBytes())).isEqualTo(envelope);
  }

  @Provide
  Arbitrary<Set<Field>> personal() {
    return Arbitraries.of(PrivacyPolicy.PERSONAL).set();
  }

  @Example
  void readsARecordOfTheFirstVersionWhichHadNoPrecautions() {
    String first =
        "010000000000000007000000036170700000000000000000000003e800000003612f620000000000"
            + "000000000000000000000000000100000000000000006869";

    assertThat(Envelope.fromBytes(HexFormat.of().parseHex(first)))
        .isEqualTo(
            new Envelope(
                7,
                "app",
                0,
                Instant.ofEpochMilli(1000),
                "a/b",
                "",
                "",
                Map.of(),
                "",
                "",
                true,
                Optional.empty(),
                new byte[] {'h', 'i'}));
  }

  @Property
  void refusesBytesThatAreCutOffBeforeTheBody(@ForAll @IntRange(min = 0, max = 60) int length) {
    var envelope =
        new Envelope(
            7,
            "app",
            0,
            Instant.EPOCH,
            "a/b",
            "",
            "",
            Map.of(),
            "",
            "",
            false,
            Optional.empty(),
            new byte[0]);
    byte[] whole = envelope.toBytes();
    byte[] cut = java.util.Arrays.copyOf(whole, Math.min(length, whole.length - 1));

    assertThatThrownBy(() -> Envelope.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
  }
}
