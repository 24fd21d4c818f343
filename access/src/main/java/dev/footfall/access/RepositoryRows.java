package dev.footfall.access;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code repositories}; its secrets are sealed each for its project. */
final class RepositoryRows {
  private final Secrets secrets;

  RepositoryRows(Secrets secrets) {
    this.secrets = secrets;
  }

  /** A row. */
  record Row(RepositorySettings settings, LastFetch fetch) {
    static final Row NONE = new Row(RepositorySettings.STANDARD, LastFetch.NONE);
  }

  Map<Long, Row> all(Handle handle) {
    var rows = new HashMap<Long, Row>();
    handle
        .createQuery("select * from repositories")
        .map((row, context) -> Map.entry(row.getLong("project_id"), row(row)))
        .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    return rows;
  }

  Row of(Handle handle, long project) {
    return handle
        .createQuery("select * from repositories where project_id = :project")
        .bind("project", project)
        .map((row, context) -> row(row))
        .findOne()
        .orElse(Row.NONE);
  }

  void write(Handle handle, long project, Row row) {
    var settings = row.settings;
    var configuration = settings.configurationProject();
    handle
        .createUpdate(Database.statement("set-repository"))
        .bind("project", project)
        .bind("url", settings.url())
        .bind("credentials", sealed(credentials(project), settings.credentials()))
        .bind("branch", settings.branch())
        .bind("fetch_minutes", (int) settings.every().toMinutes())
        .bind("webhook_secret", sealed(webhook(project), settings.webhookSecret()))
        .bind("refuses_broken", settings.refusesBroken())
        .bind(
            "configuration_project",
            configuration.isPresent() ? (Long) configuration.getAsLong() : null)
        .bind("fetched_at", millis(row.fetch.at()))
        .bind("succeeded_at", millis(row.fetch.succeededAt()))
        .bind("problem", row.fetch.problem())
        .execute();
  }

  /** What was changed, setting by setting, for the audit log; without secrets. */
  static List<Change> changes(RepositorySettings before, RepositorySettings after) {
    return Stream.of(
            change("url", before.url(), after.url()),
            hidden("credentials", before.credentials(), after.credentials()),
            change("branch", before.branch(), after.branch()),
            change(
                "fetch_minutes", before.every().toMinutes() + "", after.every().toMinutes() + ""),
            hidden("webhook_secret", before.webhookSecret(), after.webhookSecret()),
            change("on_broken", onBroken(before), onBroken(after)),
            change("configuration_project", configuration(before), configuration(after)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Change> change(String setting, String before, String after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new Change("repository_updated", setting, cut(before), cut(after)));
  }

  private static Optional<Change> hidden(String setting, String before, String after) {
    return change(setting, before, after)
        .map(change -> new Change(change.name(), setting, shown(before), shown(after)));
  }

  private static String shown(String secret) {
    return secret.isEmpty() ? "" : SettingKind.MASK;
  }

  private static String cut(String text) {
    return text.length() > 600 ? text.substring(0, 600) : text;
  }

  private static String onBroken(RepositorySettings settings) {
    return settings.refusesBroken() ? "refuse" : "accept";
  }

  private static String configuration(RepositorySettings settings) {
    var project = settings.configurationProject();
    return project.isPresent() ? "project " + project.getAsLong() : "";
  }

  private Row row(ResultSet row) throws SQLException {
    long project = row.getLong("project_id");
    return new Row(
        new RepositorySettings(
            row.getString("url"),
            opened(credentials(project), row.getString("sealed_credentials")),
            row.getString("branch"),
            Duration.ofMinutes(row.getInt("fetch_minutes")),
            opened(webhook(project), row.getString("sealed_webhook_secret")),
            row.getBoolean("refuses_broken"),
            number(row, "configuration_project_id")),
        new LastFetch(
            time(row, "fetched_at"), time(row, "succeeded_at"), row.getString("problem")));
  }

  private @Nullable String sealed(String purpose, String secret) {
    return secret.isEmpty() ? null : secrets.seal(purpose, secret);
  }

  private String opened(String purpose, @Nullable String text) {
    return text == null ? "" : secrets.open(purpose, text);
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(0L);
  }

  private static String credentials(long project) {
    return "repository credentials of project " + project;
  }

  private static String webhook(long project) {
    return "webhook secret of project " + project;
  }
}
