package dev.footfall.collect;

import static java.util.Map.entry;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the fields that a project pseudonymises are called on the wire. A bad row can be read by
 * people and has no fields to replace: these are left out of it.
 */
public final class PersonalNames {
  /** Jitsu's pixels have the whole event in {@code data}. */
  private static final String PACKED = "data";

  private static final Map<Field, Set<String>> NAMES =
      Map.ofEntries(
          entry(Field.USER_ID, Set.of("uid", "userId", "user", "traits", PACKED)),
          entry(
              Field.DOMAIN_USERID,
              Set.of("duid", "anonymousId", "previousId", "anonymous_id", PACKED)),
          entry(Field.NETWORK_USERID, Set.of("nuid", "tnuid")),
          entry(Field.USER_FINGERPRINT, Set.of("fp")),
          entry(Field.DOMAIN_SESSIONID, Set.of("sid")),
          entry(Field.USER_IPADDRESS, Set.of("ip", "context.ip", "requestIp", "source_ip", PACKED)),
          entry(Field.SE_CATEGORY, Set.of("se_ca", "ev_ca")),
          entry(Field.SE_ACTION, Set.of("se_ac", "ev_ac")),
          entry(Field.SE_LABEL, Set.of("se_la", "ev_la")),
          entry(Field.SE_PROPERTY, Set.of("se_pr", "ev_pr")),
          entry(Field.TR_ORDERID, Set.of("tr_id")),
          entry(Field.TI_ORDERID, Set.of("ti_id")));

  private PersonalNames() {}

  /** The bad row of an envelope's request as it may be stored. */
  public static BadRow without(BadRow row, Envelope envelope) {
    var names = new HashSet<String>();
    envelope
        .precautions()
        .pseudonymised()
        .forEach(field -> names.addAll(NAMES.getOrDefault(field, Set.of())));
    if (names.isEmpty()) {
      return row;
    }
    boolean inQuery = envelope.body().length == 0;
    if (!inQuery) {
      names.remove(PACKED); // in a body it is the list of events
    }
    byte[] payload =
        SnowplowPrivacy.treated(
            row.payload(), inQuery ? "" : envelope.contentType(), new Redaction(names));
    return new BadRow(
        row.id(),
        row.project(),
        row.receivedAt(),
        row.protocol(),
        row.reason(),
        row.message(),
        payload);
  }
}
