package dev.footfall.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces the values of fields that a project pseudonymises by HMAC-SHA-256 under the project's
 * own salt, in 64 hexadecimal digits. Equal values stay equal, so that people are still counted and
 * whoever knows a value finds its events; nobody else can tell it or try values out.
 *
 * <p>Done once all others have read what they need of the values, and before the event is stored
 * anywhere that can be asked. The fingerprint goes with them: a plain hash of all that was sent, it
 * would tell whether a guess is right.
 *
 * @param salts a project's salt, which never changes
 */
public record Pseudonyms(LongFunction<byte[]> salts) implements Enrichment {
  private static final String HMAC = "HmacSHA256";
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  @Override
  public Event enrich(Event event, Envelope envelope) {
    var fields = envelope.precautions().pseudonymised();
    if (fields.isEmpty()) {
      return event;
    }
    var mac = mac(event.project());
    var changed = event.but();
    for (Field field : fields) {
      changed.set(field, pseudonym(mac, event.text(field)));
    }
    if (fields.contains(Field.DOMAIN_USERID)) {
      changed.set(Field.REFR_DOMAIN_USERID, pseudonym(mac, event.text(Field.REFR_DOMAIN_USERID)));
    }
    if (event.get(Field.EVENT_FINGERPRINT) instanceof UUID content) {
      changed.set(Field.EVENT_FINGERPRINT, fingerprint(mac, content));
    }
    return changed.build();
  }

  /** What stands in a project's events for this value; an empty one stays empty. */
  public String of(long project, String value) {
    return pseudonym(mac(project), value);
  }

  private static String pseudonym(Mac mac, String value) {
    return value.isEmpty() || value.equals(NOBODY)
        ? value
        : HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)));
  }

  private static UUID fingerprint(Mac mac, UUID content) {
    var hash = ByteBuffer.wrap(mac.doFinal(content.toString().getBytes(UTF_8)));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private Mac mac(long project) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(salt(project), HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  private byte[] salt(long project) {
    try {
      return salts.apply(project);
    } catch (RuntimeException e) {
      throw new LookupException("The salt of project " + project + " cannot be read", e);
    }
  }
}
