package dev.footfall.server;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * This machine and the private networks around it, where a project's maintainers may not send this
 * server: it reaches what they cannot.
 */
final class LocalNetwork {
  private LocalNetwork() {}

  /** Whether a host's name leads there by any of its addresses; false for a name nobody knows. */
  static boolean has(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(LocalNetwork::has);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether it is an address of this machine, of a private network, or of none at all. */
  static boolean has(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address
            ? reserved(address.getAddress())
            : has6((Inet6Address) address));
  }

  /** Of RFC 6890: this network, shared address space, protocols, benchmarks, reserved. */
  private static boolean reserved(byte[] v4) {
    int first = v4[0] & 0xff;
    int second = v4[1] & 0xff;
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && v4[2] == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }

  private static boolean has6(Inet6Address address) {
    byte[] v6 = address.getAddress();
    boolean uniqueLocal = (v6[0] & 0xfe) == 0xfc;
    if (address.isIPv4CompatibleAddress() || begins(v6, 0x00, 0x64, 0xff, 0x9b)) {
      return has(embedded(v6, 12));
    }
    return begins(v6, 0x20, 0x02) ? has(embedded(v6, 2)) : uniqueLocal;
  }

  /** The IPv4 address that NAT64 (at the end) or 6to4 (after the prefix) carries. */
  private static InetAddress embedded(byte[] v6, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(v6, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private static boolean begins(byte[] address, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if ((address[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
