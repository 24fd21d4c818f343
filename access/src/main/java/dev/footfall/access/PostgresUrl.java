package dev.footfall.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where accounts are kept in PostgreSQL. It holds a password, and its text does not show it. */
public final class PostgresUrl {
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";

  /** Only what the driver understands: what it does not, it writes to the log, password and all. */
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://(?<place>%s(?:,%s)*/(?<database>(?:[^%%/?&\\s]|%%[0-9A-Fa-f]{2})+))(?:\\?(?:[^%%\\s]|%%[0-9A-Fa-f]{2})*)?"
              .formatted(HOST, HOST));

  private static final int OLDEST = 10;
  private static final int ANSWER_SECONDS = 30;

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final String place;

  private PostgresUrl(String text, Matcher matcher) {
    this.place = matcher.group("place");
    source.setUrl(text);
    if (source.getSocketTimeout() == 0) {
      source.setSocketTimeout(ANSWER_SECONDS);
    }
    source.setTcpKeepAlive(true);
    // The detail of a refusal is the values refused, and what fails is logged.
    source.setLogServerErrorDetail(false);
    source.setApplicationName("Footfall");
  }

  /**
   * Reads {@code jdbc:postgresql://host:port/database?user=…&password=…}; the driver's other
   * parameters may stand there too, and values are percent-encoded.
   *
   * @throws IllegalArgumentException if it is anything else; the message does not repeat it
   */
  public static PostgresUrl of(String text) {
    var matcher = URL.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a URL of PostgreSQL");
    }
    try {
      return new PostgresUrl(text, matcher);
    } catch (IllegalArgumentException e) {
      // Its message is the URL.
      throw new IllegalArgumentException("not a URL that PostgreSQL's driver takes");
    }
  }

  /**
   * Asks the server what it is; changes nothing there.
   *
   * @return such as {@code PostgreSQL 17.2 at localhost:5432/footfall}
   * @throws AccessException of kind SETUP if accounts cannot be kept there; the message says why
   */
  public String examine() {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(Database.statement("postgres-server"))) {
      row.next();
      requireUsable(row);
      return "PostgreSQL %s at %s"
          .formatted(row.getString("version").replaceFirst(" .*", ""), place);
    } catch (SQLException e) {
      throw PostgresRefusal.of(this, e);
    }
  }

  private void requireUsable(ResultSet row) throws SQLException {
    if (row.getInt("number") < OLDEST * 10_000) {
      throw refused(
          "is %s, and Footfall needs %d or newer".formatted(row.getString("version"), OLDEST));
    }
    if (!row.getString("encoding").equals("UTF8")) {
      throw refused(
          "has the encoding %s, which cannot hold every name; make a database with encoding UTF8"
              .formatted(row.getString("encoding")));
    }
  }

  private AccessException refused(String what) {
    return new AccessException(
        AccessException.Kind.SETUP, "PostgreSQL at %s %s.".formatted(place, what));
  }

  /** Its connections; each call for one opens a new one. */
  DataSource source() {
    return source;
  }

  /** Host, port and database. */
  String place() {
    return place;
  }

  /** Who signs in there. */
  String user() {
    return String.valueOf(source.getUser());
  }

  @Override
  public String toString() {
    return "PostgreSQL at " + place;
  }
}
