package dev.footfall.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where addresses are, by a database in MaxMind's format held in memory. It may be laid out as
 * MaxMind's own (and DB-IP's) are, or flat as those of ip-location-db.
 */
final class Places {
  /** Of an address that the database does not know. */
  static final Place NOWHERE = new Place("", "", "", "", "", null, null, "");

  private static final int LONGEST_NAME = 75;

  private final Reader database;

  private Places(Reader database) {
    this.database = database;
  }

  /**
   * Where an address is. What the database does not say is empty, or null.
   *
   * @param country ISO 3166-1 alpha-2
   * @param region the part of ISO 3166-2 after the country
   * @param regionName in English
   * @param city in English
   * @param latitude degrees
   * @param longitude degrees
   * @param timezone IANA name
   */
  record Place(
      String country,
      String region,
      String regionName,
      String city,
      String zipcode,
      @Nullable Double latitude,
      @Nullable Double longitude,
      String timezone) {}

  static DataFile.Content<Places> read(InputStream in) throws IOException {
    var database = new Reader(in, new CHMCache());
    var made = LocalDate.ofInstant(database.getMetadata().buildTime(), ZoneOffset.UTC);
    return new DataFile.Content<>(
        new Places(database), database.getMetadata().databaseType() + " of " + made);
  }

  /** The address's place; {@link #NOWHERE} of a private one, and of a text that is none. */
  Place of(String address) {
    try {
      var literal = InetAddress.ofLiteral(address);
      @Nullable Map<?, ?> entry = isPrivate(literal) ? null : database.get(literal, Map.class);
      return entry == null ? NOWHERE : place(entry);
    } catch (IOException | RuntimeException e) {
      // An address the tracker made up, or one the database cannot answer, is nowhere.
      return NOWHERE;
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

  private static Place place(Map<?, ?> entry) {
    return entry.get("country_code") instanceof String ? flat(entry) : nested(entry);
  }

  private static Place flat(Map<?, ?> entry) {
    return new Place(
        code(entry.get("country_code")),
        "",
        text(entry.get("state1")),
        text(entry.get("city")),
        text(entry.get("postcode")),
        degrees(entry.get("latitude")),
        degrees(entry.get("longitude")),
        text(entry.get("timezone")));
  }

  private static Place nested(Map<?, ?> entry) {
    var regions = entry.get("subdivisions") instanceof List<?> list ? list : List.of();
    var region = map(regions.isEmpty() ? null : regions.getFirst());
    var location = map(entry.get("location"));
    return new Place(
        code(map(entry.get("country")).get("iso_code")),
        text(region.get("iso_code")),
        text(map(region.get("names")).get("en")),
        text(map(map(entry.get("city")).get("names")).get("en")),
        text(map(entry.get("postal")).get("code")),
        degrees(location.get("latitude")),
        degrees(location.get("longitude")),
        text(location.get("time_zone")));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String code(@Nullable Object value) {
    return value instanceof String text && text.length() == 2 ? text : "";
  }

  private static String text(@Nullable Object value) {
    String text = value instanceof String found ? found : "";
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }

  private static @Nullable Double degrees(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : null;
  }
}
