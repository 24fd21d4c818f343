package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresAccountsIT extends AccountsContract {
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

  @Override
  public Access open(InstantSource clock, AccessOptions options) {
    return Access.open(PostgresUrl.of(url), directory, clock, options);
  }

  @Override
  Database database() {
    return Database.postgres(PostgresUrl.of(url), InstantSource.system());
  }

  @Test
  void keepsNoSecretOfATokenOrAPassword() {
    try (var access = open(InstantSource.system());
        var database = database()) {
      access.firstStart("correct horse battery", "a-token-of-twenty-characters");

      List<String> rows =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "select cast(users as text) from users union all"
                                  + " select cast(t as text) from personal_access_tokens t")
                          .mapTo(String.class)
                          .list());
      assertThat(rows)
          .hasSize(2)
          .noneMatch(row -> row.contains("correct horse") || row.contains("a-token-of-twenty"));
    }
  }

  @Test
  void appliesEachFileOnceWhereManyServersStartAtOnce() throws Exception {
    url = server.newDatabase();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> start =
          () -> {
            try (var database = database()) {
              return database
                  .jdbi()
                  .withHandle(
                      handle ->
                          handle
                              .createQuery("select count(*) from schema_history")
                              .mapTo(Long.class)
                              .one());
            }
          };
      for (var files : threads.invokeAll(Collections.nCopies(4, start))) {
        assertThat(files.get()).isEqualTo(Migrations.FILES.size());
      }
    }
  }

  @Test
  void readsWhatOthersCommittedWhateverIsolationTheServerPrefers() {
    url += "&options=-c%20default_transaction_isolation=serializable";
    try (var database = database()) {
      String level =
          database
              .jdbi()
              .inTransaction(
                  handle ->
                      handle.createQuery("show transaction_isolation").mapTo(String.class).one());

      assertThat(level).isEqualTo("read committed");
    }
  }

  @Test
  void goesOnWhenTheServerHasClosedItsConnections() {
    try (var access = open(InstantSource.system())) {
      access.firstStart("correct horse", "");
      PostgresServer.execute(
          url,
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");

      // A connection used a moment ago is handed out unasked, and thrown away when it fails.
      assertThat(IntStream.range(0, 9).anyMatch(attempt -> answers(access))).isTrue();
      assertThat(access.users().signIn("admin", "correct horse")).isPresent();
    }
  }

  private static boolean answers(Access access) {
    try {
      access.check();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
