package dev.footfall.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The country of the client's address, by a database in MaxMind's format held in memory. */
public final class Country implements Enrichment {
  private static final String BUNDLED = "geo-whois-asn-country.mmdb";

  private final Reader database;

  private Country(Reader database) {
    this.database = database;
  }

  /** By the database that comes with the program. */
  public static Country bundled() {
    try (InputStream in = Country.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException("this program was built without " + BUNDLED);
      }
      return new Country(new Reader(in, new CHMCache()));
    } catch (IOException e) {
      throw new IllegalStateException("this program was built with a damaged " + BUNDLED, e);
    }
  }

  /**
   * By a database of the operator's ({@code geo.database}), in MaxMind's layout or the bundled
   * one's.
   *
   * @throws IllegalArgumentException if the file cannot be read as such a database
   */
  public static Country database(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new Country(new Reader(in, new CHMCache()));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "geo.database: " + file + " cannot be read as an mmdb: " + e.getMessage(), e);
    }
  }

  @Override
  public Event enrich(Event event, Envelope envelope) {
    String address = event.text(Field.USER_IPADDRESS);
    String country = address.isEmpty() ? "" : country(address);
    return country.isEmpty() ? event : event.but().set(Field.GEO_COUNTRY, country).build();
  }

  /** Whether the database answers: for a health check. */
  public boolean answers() {
    return !country("8.8.8.8").isEmpty();
  }

  private String country(String address) {
    try {
      var literal = InetAddress.ofLiteral(address);
      return isPrivate(literal) ? "" : code(database.get(literal, Map.class));
    } catch (IOException | IllegalArgumentException e) {
      // An address the tracker made up, or one the database cannot answer, has no country.
      return "";
    }
  }

  /** Registries list such addresses with a country too: their own. */
  private static boolean isPrivate(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC);
  }

  private static String code(Object found) {
    if (!(found instanceof Map<?, ?> entry)) {
      return "";
    }
    Object code =
        entry.get("country") instanceof Map<?, ?> country
            ? country.get("iso_code")
            : entry.get("country_code");
    return code instanceof String text && text.length() == 2 ? text : "";
  }
}
