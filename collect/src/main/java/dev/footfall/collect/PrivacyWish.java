package dev.footfall.collect;

import dev.footfall.event.DoNotTrack;
import dev.footfall.event.PrivacyPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of what a request tells about its visitor: what the request itself asks, and what
 * the project's policy says. It is done before anything is kept (law: Privacy).
 *
 * @param visitor what may recognise the visitor
 * @param address what becomes of the visitor's address
 * @param maskedParts 0 to 4: how much of an address the project masks, as {@link
 *     PrivacyPolicy#maskedParts} counts
 */
public record PrivacyWish(Visitor visitor, Address address, int maskedParts) {
  /** Nothing is asked. */
  static final PrivacyWish NONE = new PrivacyWish(Visitor.KNOWN, Address.KEEP, 0);

  /** The visitor is nobody. */
  static final PrivacyWish ANONYMOUS = new PrivacyWish(Visitor.NOBODY, Address.DROP, 0);

  /** What may recognise a visitor. */
  public enum Visitor {
    /** Cookie, the client's own ids, and who has signed in. */
    KNOWN,
    /** Who has signed in; cookie and the client's own ids are dropped. */
    COOKIELESS,
    /** Nothing: who has signed in is dropped too. */
    NOBODY
  }

  /** What Snowplow's header {@code SP-Anonymous} asks, and nothing without it. */
  static PrivacyWish ofSnowplow(Request request) {
    return NetworkCookie.isAnonymous(request) ? ANONYMOUS : NONE;
  }

  /** Whether a request asks not to be tracked, by {@code DNT: 1} or {@code Sec-GPC: 1}. */
  static boolean asked(Request request) {
    return request.header("dnt").strip().equals("1")
        || request.header("sec-gpc").strip().equals("1");
  }

  /** Whether a project with this policy keeps nothing of a request. */
  public static boolean drops(PrivacyPolicy policy, Request request) {
    return policy.doNotTrack() == DoNotTrack.DROP && asked(request);
  }

  static boolean anonymises(PrivacyPolicy policy, Request request) {
    return policy.doNotTrack() == DoNotTrack.ANONYMISE && asked(request);
  }

  /** This wish, and what a project's policy makes of the request. */
  PrivacyWish under(PrivacyPolicy policy, Request request) {
    var wish = anonymises(policy, request) ? ANONYMOUS : this;
    return new PrivacyWish(wish.visitor, wish.address, policy.maskedParts());
  }

  PrivacyWish with(Address other) {
    return new PrivacyWish(visitor, other, maskedParts);
  }

  /** What is dropped of the names of visitor ids and of who has signed in. */
  Set<String> drops(Set<String> ids, Set<String> signedIn) {
    var dropped = new TreeSet<>(anonymous() ? ids : Set.of());
    dropped.addAll(visitor == Visitor.NOBODY ? signedIn : Set.of());
    return dropped;
  }

  /** Whether cookie and the client's own visitor ids are dropped. */
  boolean anonymous() {
    return visitor != Visitor.KNOWN;
  }

  boolean keepsAddresses() {
    return address == Address.KEEP && maskedParts == 0;
  }

  /** The address as it may be kept, of a list of them the first; empty where it may not. */
  String address(String list) {
    if (keepsAddresses()) {
      return list;
    }
    String first = list.strip().split("[, |]", 2)[0];
    return masked(address.of(first), maskedParts);
  }

  private static String masked(String text, int parts) {
    if (parts == 0 || text.isEmpty()) {
      return text;
    }
    return parts == PrivacyPolicy.ALL_PARTS
        ? ""
        : changed(
            text, bytes -> Arrays.fill(bytes, kept(bytes.length, parts), bytes.length, (byte) 0));
  }

  /** How many bytes of an address stay. */
  private static int kept(int length, int parts) {
    return length == 4 ? 4 - parts : 2 * (4 - parts);
  }

  /** Changes an address's bytes. */
  @FunctionalInterface
  private interface Change {
    void to(byte[] bytes);
  }

  private static String changed(String text, Change change) {
    try {
      byte[] bytes = InetAddress.ofLiteral(text).getAddress();
      change.to(bytes);
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return "";
    }
  }

  /** What becomes of an address. */
  public enum Address {
    /** It is kept. */
    KEEP,
    /** The last of its four parts is 1; of IPv6 the first 48 bits are left, and a 1 at its end. */
    MASK,
    /** It is forgotten. */
    DROP;

    /** The address as it may be kept; empty where it may not. */
    String of(String address) {
      return switch (this) {
        case KEEP -> address;
        case MASK -> changed(address, Address::mask);
        case DROP -> "";
      };
    }

    private static void mask(byte[] bytes) {
      Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
      bytes[bytes.length - 1] = 1;
    }
  }
}
