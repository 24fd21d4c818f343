package dev.footfall.collect;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What a request itself asks about its visitor. It is done before anything is kept (law: Privacy).
 *
 * @param anonymous what recognises the visitor is dropped: cookie and the client's own visitor ids
 * @param address what becomes of the visitor's address
 */
public record PrivacyWish(boolean anonymous, Address address) {
  /** Nothing is asked. */
  static final PrivacyWish NONE = new PrivacyWish(false, Address.KEEP);

  /** What Snowplow's header {@code SP-Anonymous} asks, and nothing without it. */
  static PrivacyWish ofSnowplow(Request request) {
    return NetworkCookie.isAnonymous(request) ? new PrivacyWish(true, Address.DROP) : NONE;
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
        case MASK -> masked(address);
        case DROP -> "";
      };
    }

    private static String masked(String text) {
      try {
        var address = InetAddress.ofLiteral(text);
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, address instanceof Inet6Address ? 6 : 3, bytes.length, (byte) 0);
        bytes[bytes.length - 1] = 1;
        return InetAddress.getByAddress(bytes).getHostAddress();
      } catch (IllegalArgumentException | UnknownHostException e) {
        return "";
      }
    }
  }
}
