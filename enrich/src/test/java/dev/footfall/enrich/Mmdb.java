package dev.footfall.enrich;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a small database in MaxMind's format, for IPv4: a tree of bits, then the records. */
final class Mmdb {
  private static final byte[] MARKER = {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF};
  private static final int NOTHING = -1;

  private final List<int[]> nodes = new ArrayList<>(List.of(node()));
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  private Mmdb() {}

  /** Writes the records of these networks, such as {@code 192.0.2.0/24}. */
  static Path write(Path file, Map<String, Map<String, Object>> records) throws IOException {
    var database = new Mmdb();
    records.forEach(database::put);
    return Files.write(file, database.bytes());
  }

  private static int[] node() {
    return new int[] {NOTHING, NOTHING};
  }

  private void put(String network, Map<String, Object> record) {
    int slash = network.indexOf('/');
    byte[] address = InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
    int prefix = Integer.parseInt(network.substring(slash + 1));
    int node = 0;
    for (int bit = 0; bit < prefix - 1; bit++) {
      int side = side(address, bit);
      if (nodes.get(node)[side] == NOTHING) {
        nodes.add(node());
        nodes.get(node)[side] = nodes.size() - 1;
      }
      node = nodes.get(node)[side];
    }
    // Places in the data stand as negative numbers until the tree's size is known.
    nodes.get(node)[side(address, prefix - 1)] = -2 - data.size();
    write(data, record);
  }

  private static int side(byte[] address, int bit) {
    return (address[bit / 8] >> (7 - bit % 8)) & 1;
  }

  private byte[] bytes() {
    var out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int side : node) {
        int record =
            side == NOTHING ? nodes.size() : side < 0 ? nodes.size() + 16 + (-2 - side) : side;
        out.write(record >> 16);
        out.write(record >> 8);
        out.write(record);
      }
    }
    out.writeBytes(new byte[16]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARKER);
    out.writeBytes("MaxMind.com".getBytes(StandardCharsets.UTF_8));
    var about = new LinkedHashMap<String, Object>();
    about.put("binary_format_major_version", (short) 2);
    about.put("binary_format_minor_version", (short) 0);
    about.put("build_epoch", 1_790_000_000L);
    about.put("database_type", "Test-City");
    about.put("description", Map.of("en", "a test's"));
    about.put("ip_version", (short) 4);
    about.put("languages", List.of("en"));
    about.put("node_count", nodes.size());
    about.put("record_size", (short) 24);
    write(out, about);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        control(out, 7, map.size());
        map.forEach(
            (key, inner) -> {
              write(out, key);
              write(out, inner);
            });
      }
      case List<?> list -> {
        control(out, 11, list.size());
        list.forEach(inner -> write(out, inner));
      }
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, utf8.length);
        out.writeBytes(utf8);
      }
      case Double number -> number(out, 3, 8, Double.doubleToLongBits(number));
      case Short number -> number(out, 5, 2, number);
      case Integer number -> number(out, 6, 4, number);
      case Long number -> number(out, 9, 8, number);
      default -> throw new IllegalArgumentException("no record holds a " + value.getClass());
    }
  }

  private static void number(ByteArrayOutputStream out, int type, int size, long bits) {
    control(out, type, size);
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      out.write((int) (bits >> shift));
    }
  }

  /**
   * The type in the first three bits, or behind them where it has no room there; sizes below 29.
   */
  private static void control(ByteArrayOutputStream out, int type, int size) {
    if (type < 8) {
      out.write(type << 5 | size);
    } else {
      out.write(size);
      out.write(type - 7);
    }
  }
}
