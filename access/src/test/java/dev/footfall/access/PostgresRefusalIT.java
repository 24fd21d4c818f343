package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told who names a PostgreSQL that cannot be used. */
class PostgresRefusalIT {
  @SuppressWarnings("NullAway.Init")
  private static PostgresServer server;

  @TempDir Path directory;

  private String url = server.newDatabase();

  @BeforeAll
  static void startPostgres() throws IOException {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    server.close();
  }

  @Test
  void saysWhatIsWrongInOneSentenceWithoutThePassword() {
    String place = "PostgreSQL at 127.0.0.1:" + server.port() + "/";
    String[][] cases = {
      {
        server.url("nothing"),
        place
            + "nothing does not have that database for user footfall; create it, or correct"
            + " database.url."
      },
      {
        server.url("postgres").replace("hush", "wrong"),
        place
            + "postgres refuses the password of user footfall; correct user and password in"
            + " database.url."
      },
      {
        server.url("postgres").replaceFirst("&.*", ""),
        place
            + "postgres cannot be used (The server requested SCRAM-based authentication, but no"
            + " password was provided); correct database.url."
      },
    };
    for (String[] one : cases) {
      assertThatThrownBy(
              () ->
                  Access.open(
                      PostgresUrl.of(one[0]),
                      directory,
                      InstantSource.system(),
                      AccessOptions.STANDARD))
          .isInstanceOf(AccessException.class)
          .hasMessage(one[1]);
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    var nobody = PostgresUrl.of("jdbc:postgresql://127.0.0.1:%d/f?password=hush".formatted(port));

    assertThatThrownBy(nobody::examine)
        .hasMessage(
            "PostgreSQL at 127.0.0.1:%d/f cannot be reached (Connection to 127.0.0.1:%d refused: ConnectException); start it, or correct database.url."
                .formatted(port, port));
  }

  @Test
  void refusesADatabaseItMayNotUse() {
    PostgresServer.execute(
        url,
        "create role guest login password 'guest'; revoke create on schema public from public");

    assertThatThrownBy(
            () ->
                Access.open(as("guest"), directory, InstantSource.system(), AccessOptions.STANDARD))
        .hasMessageEndingWith(
            " does not let user guest make and use tables; make that user the database's owner,"
                + " or correct database.url.");
  }

  @Test
  void refusesADatabaseOfAnotherProgram() {
    url = server.newDatabase();
    PostgresServer.execute(url, "create table users (id integer)");

    assertThatThrownBy(() -> open())
        .hasMessageEndingWith(
            " has tables of another program there; give user footfall a database of its own, or a"
                + " schema with currentSchema=NAME in database.url.");
    PostgresServer.execute(url, "create schema footfall");
    url += "&currentSchema=footfall";
    try (var access = open()) {
      assertThat(access.firstStart("", "")).isPresent();
    }
  }

  @Test
  void refusesADatabaseThatIsReadOnly() {
    url = server.newDatabase();
    PostgresServer.execute(
        url,
        "do $$ begin execute format('alter database %I set default_transaction_read_only = on',"
            + " current_database()); end $$");

    assertThatThrownBy(() -> open()).hasMessageContaining(" is read-only for user footfall");
  }

  @Test
  void refusesADatabaseThatCannotHoldEveryName() {
    PostgresServer.execute(
        server.url("postgres"),
        "create database latin encoding 'LATIN1' locale 'C' template template0");

    assertThatThrownBy(() -> PostgresUrl.of(server.url("latin")).examine())
        .hasMessageEndingWith(
            "/latin has the encoding LATIN1, which cannot hold every name; make a database with"
                + " encoding UTF8.");
  }

  @Test
  void tellsWhatItFound() {
    assertThat(PostgresUrl.of(url).examine())
        .matches("PostgreSQL [0-9.]+ at 127\\.0\\.0\\.1:[0-9]+/footfall[0-9]+");
  }

  private Access open() {
    return Access.open(
        PostgresUrl.of(url), directory, InstantSource.system(), AccessOptions.STANDARD);
  }

  private PostgresUrl as(String guest) {
    return PostgresUrl.of(
        url.replaceFirst("user=.*", "user=%s&password=%s".formatted(guest, guest)));
  }
}
