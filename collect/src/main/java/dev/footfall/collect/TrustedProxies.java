package dev.footfall.collect;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The proxies whose word about a client's address is taken.
 *
 * @param networks addresses and networks in CIDR notation, such as {@code 10.0.0.0/8}
 */
public record TrustedProxies(List<Network> networks) {
  /** Nobody's word is taken. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /**
   * Reads addresses and networks.
   *
   * @throws IllegalArgumentException naming the one that is neither
   */
  public static TrustedProxies parse(List<String> texts) {
    var networks = new ArrayList<Network>();
    for (String text : texts) {
      if (!text.isBlank()) {
        networks.add(Network.parse(text.strip()));
      }
    }
    return new TrustedProxies(List.copyOf(networks));
  }

  /** Whether what this address, as text, says of others is believed; false for any other text. */
  public boolean trusts(String address) {
    try {
      return contains(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * All addresses that begin with the same bits.
   *
   * @param base an address of the network
   * @param bits how many bits
   */
  public record Network(InetAddress base, int bits) {
    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        var base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int most = base.getAddress().length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits >= 0 && bits <= most) {
          return new Network(base, bits);
        }
      } catch (IllegalArgumentException e) {
        // Said below.
      }
      throw new IllegalArgumentException(
          "\"" + text + "\" is neither an address nor a network such as 10.0.0.0/8");
    }

    boolean contains(InetAddress address) {
      byte[] ours = base.getAddress();
      byte[] theirs = address.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((ours[bit >> 3] ^ theirs[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
