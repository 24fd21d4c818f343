package dev.footfall.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Networks of addresses of both families: the file {@code data-centres.txt}, a network such as
 * {@code 192.0.2.0/24} in each row, and whose it is.
 */
final class Networks {
  private static final int BITS = 128;

  /** The last address by the first one; no network is inside another. */
  private final TreeMap<byte[], byte[]> networks = new TreeMap<>(Arrays::compareUnsigned);

  private record Network(byte[] first, byte[] last) {}

  private Networks(List<Network> all) {
    all.sort(
        Comparator.comparing(Network::first, Arrays::compareUnsigned)
            .thenComparing(Network::last, (a, b) -> Arrays.compareUnsigned(b, a)));
    for (var network : all) {
      if (!contain(network.first())) {
        networks.put(network.first(), network.last());
      }
    }
  }

  static DataFile.Content<Networks> read(InputStream in) throws IOException {
    var table = Table.read(in, 1, 2);
    var all = new ArrayList<Network>();
    for (var row : table.rows()) {
      all.add(network(row));
    }
    return new DataFile.Content<>(new Networks(all), table.version());
  }

  /** Whether it is an address of one of the networks; false of a text that is no address. */
  boolean contain(String address) {
    try {
      return !networks.isEmpty() && contain(bytes(InetAddress.ofLiteral(address)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean contain(byte[] address) {
    var nearest = networks.floorEntry(address);
    return nearest != null && Arrays.compareUnsigned(address, nearest.getValue()) <= 0;
  }

  private static Network network(Table.Row row) {
    String text = row.cells().getFirst();
    int slash = text.indexOf('/');
    try {
      var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = address instanceof Inet4Address ? 32 : BITS;
      int prefix = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (prefix >= 0 && prefix <= most) {
        byte[] bytes = bytes(address);
        int free = most - prefix;
        return new Network(withLastBits(bytes, free, false), withLastBits(bytes, free, true));
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a prefix out of range.
    }
    throw row.wrong("begins with '" + text + "', which is no network such as 192.0.2.0/24");
  }

  private static byte[] withLastBits(byte[] address, int count, boolean set) {
    byte[] changed = address.clone();
    for (int bit = BITS - count; bit < BITS; bit++) {
      int mask = 0x80 >> (bit % 8);
      changed[bit / 8] = (byte) (set ? changed[bit / 8] | mask : changed[bit / 8] & ~mask);
    }
    return changed;
  }

  /** Sixteen bytes, also of an IPv4 address: one order for both families. */
  private static byte[] bytes(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 16) {
      return bytes;
    }
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    System.arraycopy(bytes, 0, mapped, 12, 4);
    return mapped;
  }
}
