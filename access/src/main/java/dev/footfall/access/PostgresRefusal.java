package dev.footfall.access;

import java.sql.SQLException;

/** What an operator is told when PostgreSQL does not let Footfall keep its accounts there. */
final class PostgresRefusal {
  private PostgresRefusal() {}

  /** The sentence for what the driver threw; the driver's messages hold no password. */
  static AccessException of(PostgresUrl url, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String sentence =
        switch (state) {
          case "28P01" -> "refuses the password of user %s; correct user and password in";
          case "3D000" -> "does not have that database for user %s; create it, or correct";
          case "42501" ->
              "does not let user %s make and use tables; make that user the database's owner, or"
                  + " correct";
          case "42P07" ->
              "has tables of another program there; give user %s a database of its own, or a"
                  + " schema with currentSchema=NAME in";
          case "25006" -> "is read-only for user %s, a standby perhaps; name the primary in";
          case "08001", "08006" -> "cannot be reached (" + words(e) + "); start it, or correct";
          default -> "cannot be used (" + words(e) + "); correct";
        };
    return new AccessException(
        AccessException.Kind.SETUP, url + " " + sentence.formatted(url.user()) + " database.url.");
  }

  /** What went wrong in the driver's or the server's words: their first sentence. */
  private static String words(SQLException e) {
    var cause = e.getCause();
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String why = cause == null ? "" : ": " + cause.getClass().getSimpleName();
    return said.replaceFirst("\\.( .*)?$", "").replace("%", "%%") + why;
  }
}
