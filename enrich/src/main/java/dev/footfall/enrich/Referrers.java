package dev.footfall.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is known to refer visitors, by host: the file {@code referrers.txt}, whose head describes its
 * rows.
 */
final class Referrers {
  private static final Set<String> MEDIUMS =
      Set.of("search", "social", "email", "chatbot", "paid", "unknown");

  /** Before a country's two letters these are no names, as in {@code google.co.uk}. */
  private static final Set<String> KINDS = Set.of("co", "com", "org", "net", "gov", "ac", "edu");

  private final Map<String, Known> hosts;

  private Referrers(Map<String, Known> hosts) {
    this.hosts = Map.copyOf(hosts);
  }

  /**
   * A site that refers visitors.
   *
   * @param terms the parameters of its URLs that hold what was searched for
   */
  record Known(String medium, String source, List<String> terms) {}

  static DataFile.Content<Referrers> read(InputStream in) throws IOException {
    var table = Table.read(in, 3, 4);
    var hosts = new HashMap<String, Known>();
    for (var row : table.rows()) {
      String medium = row.cells().getFirst();
      if (!MEDIUMS.contains(medium)) {
        throw row.wrong("begins with '" + medium + "', which is none of " + MEDIUMS);
      }
      var known = new Known(medium, row.cells().get(1), row.words(3));
      for (String host : row.words(2)) {
        if (hosts.put(host, known) != null) {
          throw row.wrong("names " + host + ", which another row has named");
        }
      }
    }
    return new DataFile.Content<>(new Referrers(hosts), table.version());
  }

  /**
   * The site of that host; null where it is not known.
   *
   * @param host in lower case
   */
  @Nullable Known get(String host) {
    String bare = host.startsWith("www.") ? host.substring(4) : host;
    var exact = hosts.get(bare);
    if (exact != null) {
      return exact;
    }
    var anyCountry = hosts.get(withoutCountry(bare) + ".*");
    return anyCountry == null ? below(bare) : anyCountry;
  }

  /** The nearest parent that is known with all its sub-domains. */
  private @Nullable Known below(String host) {
    String name = host;
    while (true) {
      var known = hosts.get("*." + name);
      int dot = name.indexOf('.');
      if (known != null || dot < 0) {
        return known;
      }
      name = name.substring(dot + 1);
    }
  }

  private static String withoutCountry(String host) {
    int last = host.lastIndexOf('.');
    if (last < 0) {
      return host;
    }
    int before = host.lastIndexOf('.', last - 1);
    boolean country = host.length() - last == 3;
    return country && before > 0 && KINDS.contains(host.substring(before + 1, last))
        ? host.substring(0, before)
        : host.substring(0, last);
  }
}
