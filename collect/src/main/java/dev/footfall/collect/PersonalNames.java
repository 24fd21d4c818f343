package dev.footfall.collect;

import static java.util.Map.entry;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Field;
import dev.footfall.event.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The bad rows of an envelope's request as they may be stored. */
  public static List<BadRow> without(List<BadRow> rows, Envelope envelope) {
    var names = new HashSet<String>();
    envelope
        .precautions()
        .pseudonymised()
        .forEach(field -> names.addAll(NAMES.getOrDefault(field, Set.of())));
    if (names.isEmpty() || rows.isEmpty()) {
      return rows;
    }
    boolean inQuery = envelope.body().length == 0;
    if (!inQuery) {
      names.remove(PACKED); // in a body it is the list of events
    }
    boolean json = envelope.protocol().equals(SnowplowPost.NAME);
    String type = inQuery ? "" : json ? SnowplowPrivacy.JSON : envelope.contentType();
    var redaction = new Redaction(names);
    var request =
        rows.stream()
            .flatMap(row -> row.origin().stream())
            .findFirst()
            .map(origin -> without(origin.request(), redaction));
    return rows.stream()
        .map(row -> without(row, SnowplowPrivacy.treated(row.payload(), type, redaction), request))
        .toList();
  }

  private static Envelope without(Envelope request, Redaction redaction) {
    var fields = request.precautions().pseudonymised();
    boolean around = request.body().length > 0;
    return new Envelope(
        request.project(),
        request.appId(),
        request.retentionDays(),
        request.receivedAt(),
        request.protocol(),
        redaction.query(request.query()),
        request.contentType(),
        request.headers(),
        fields.contains(Field.USER_IPADDRESS) ? "" : request.ip(),
        fields.contains(Field.NETWORK_USERID) ? "" : request.networkUserId(),
        request.anonymous(),
        request.precautions(),
        request.refusal(),
        around ? redaction.of(request.body()) : request.body());
  }

  private static BadRow without(BadRow row, byte[] payload, Optional<Envelope> request) {
    return new BadRow(
        row.id(),
        row.project(),
        row.receivedAt(),
        row.protocol(),
        row.reason(),
        row.message(),
        payload,
        row.origin().map(o -> new Origin(o.record(), o.form(), request.orElseThrow())));
  }
}
