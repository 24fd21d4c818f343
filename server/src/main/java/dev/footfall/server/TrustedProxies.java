package dev.footfall.server;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The networks whose {@code X-Forwarded-For} is believed.
 *
 * @param networks none: the header is ignored
 */
record TrustedProxies(List<Network> networks) {
  /**
   * Reads addresses and networks, separated by commas.
   *
   * @throws IllegalArgumentException if one of them is neither
   */
  static TrustedProxies of(String text) {
    return new TrustedProxies(
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(Network::of)
            .toList());
  }

  /** Whether what that address says of others is believed. */
  boolean trusts(String address) {
    if (networks.isEmpty()) {
      return false;
    }
    try {
      var peer = InetAddress.ofLiteral(address);
      return networks.stream().anyMatch(network -> network.holds(peer));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The client's address: the last one on the way that is not a trusted proxy.
   *
   * @param peer the address at the other end of the connection
   * @param forwardedFor the header's value; empty where there is none
   */
  String client(String peer, String forwardedFor) {
    String client = peer;
    var way = new ArrayList<>(Arrays.asList(forwardedFor.split(",")));
    while (trusts(client) && !way.isEmpty()) {
      String before = way.removeLast().strip();
      if (!literal(before)) {
        return client;
      }
      client = before;
    }
    return client;
  }

  private static boolean literal(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * A network.
   *
   * @param address one address in it
   * @param bits how many leading bits its addresses share
   */
  record Network(InetAddress address, int bits) {
    static Network of(String text) {
      int slash = text.indexOf('/');
      var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int all = address.getAddress().length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("bits out of range");
      }
      return new Network(address, bits);
    }

    boolean holds(InetAddress other) {
      byte[] ours = address.getAddress();
      byte[] theirs = other.getAddress();
      int rest = ours.length * 8 - bits;
      return ours.length == theirs.length
          && new BigInteger(1, ours)
              .shiftRight(rest)
              .equals(new BigInteger(1, theirs).shiftRight(rest));
    }
  }
}
