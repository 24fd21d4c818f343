package dev.footfall.event;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a project keeps of its visitors.
 *
 * @param doNotTrack what becomes of who asks not to be tracked
 * @param maskedParts 0 to 4: how many of an IPv4 address's four bytes, from its end, are set to 0
 *     (Snowplow's {@code anonOctets}). Of an IPv6 address the last 4 + n of its eight groups are: a
 *     household has the first four for itself, so that masking only the rest would leave it
 *     recognisable; with 4 nothing is left of either
 * @param cookieless whether visitors without a cookie are recognised for the day by a hash
 * @param pseudonymised the fields whose values are replaced by a keyed hash, of {@link #PERSONAL}
 */
public record PrivacyPolicy(
    DoNotTrack doNotTrack, int maskedParts, boolean cookieless, Set<Field> pseudonymised) {
  /** The most parts of an address there are to mask. */
  public static final int ALL_PARTS = 4;

  /**
   * The fields that can hold personal data and mean as much when hashed: those of Snowplow's
   * pseudonymisation that there are here. A page's address or a country would mean nothing.
   */
  public static final List<Field> PERSONAL =
      List.of(
          Field.USER_ID,
          Field.DOMAIN_USERID,
          Field.NETWORK_USERID,
          Field.USER_FINGERPRINT,
          Field.DOMAIN_SESSIONID,
          Field.USER_IPADDRESS,
          Field.MKT_TERM,
          Field.MKT_CONTENT,
          Field.MKT_CLICKID,
          Field.SE_CATEGORY,
          Field.SE_ACTION,
          Field.SE_LABEL,
          Field.SE_PROPERTY,
          Field.TR_ORDERID,
          Field.TI_ORDERID);

  /** Keeps everything as it came: a new project's. */
  public static final PrivacyPolicy NONE =
      new PrivacyPolicy(DoNotTrack.IGNORE, 0, false, EnumSet.noneOf(Field.class));

  /** Keeps its own copy of the fields, in the order of their declaration. */
  public PrivacyPolicy {
    pseudonymised = Collections.unmodifiableSet(sorted(pseudonymised));
  }

  private static Set<Field> sorted(Collection<Field> fields) {
    var sorted = EnumSet.noneOf(Field.class);
    sorted.addAll(fields);
    return sorted;
  }
}
