package dev.footfall.access;

import dev.footfall.access.AuditEvent.Change;
import dev.footfall.access.ProjectDetails.Keys;
import dev.footfall.event.DoNotTrack;
import dev.footfall.event.EventLimits;
import dev.footfall.event.Field;
import dev.footfall.event.PrivacyPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A project as a row of the table {@code projects}. */
final class ProjectRow {
  private ProjectRow() {}

  /**
   * Reads one.
   *
   * @param serverSecret in clear; the row holds it encrypted
   */
  static ProjectDetails details(ResultSet row, Optional<String> serverSecret) throws SQLException {
    return new ProjectDetails(
        row.getLong("id"),
        row.getString("path"),
        row.getString("name"),
        keys(row.getString("app_id"), serverSecret),
        ZoneId.of(row.getString("time_zone")),
        row.getInt("retention_days"),
        row.getBoolean("archived"),
        privacy(row),
        new EventLimits(limit(row, "events_per_minute"), limit(row, "monthly_events")),
        row.getString("default_branch"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  static void write(Handle handle, long project, ProjectSettings settings) {
    var privacy = settings.privacy();
    var limits = settings.limits();
    handle
        .createUpdate(Database.statement("update-project"))
        .bind("id", project)
        .bind("name", settings.name().strip())
        .bind("time_zone", settings.timeZone().getId())
        .bind("retention_days", settings.retentionDays())
        .bind("archived", settings.archived())
        .bind("do_not_track", privacy.doNotTrack().text())
        .bind("ip_masking", privacy.maskedParts())
        .bind("cookieless", privacy.cookieless())
        .bind("pseudonymised_fields", names(privacy.pseudonymised()))
        .bind("events_per_minute", number(limits.eventsPerMinute()))
        .bind("monthly_events", number(limits.monthlyEvents()))
        .execute();
  }

  /** What of a project was changed, setting by setting, for the audit log. */
  static List<Change> changes(ProjectSettings before, ProjectSettings after) {
    var was = before.privacy();
    var is = after.privacy();
    return Stream.of(
            change("name", before.name(), after.name()),
            change("time_zone", before.timeZone(), after.timeZone()),
            change("retention_days", before.retentionDays(), after.retentionDays()),
            change("archived", before.archived(), after.archived()),
            change("privacy.do_not_track", was.doNotTrack().text(), is.doNotTrack().text()),
            change("privacy.ip_masking", was.maskedParts(), is.maskedParts()),
            change("privacy.cookieless", was.cookieless(), is.cookieless()),
            change(
                "privacy.pseudonymised_fields",
                names(was.pseudonymised()),
                names(is.pseudonymised())),
            change(
                "limits.events_per_minute",
                text(before.limits().eventsPerMinute()),
                text(after.limits().eventsPerMinute())),
            change(
                "limits.monthly_events",
                text(before.limits().monthlyEvents()),
                text(after.limits().monthlyEvents())))
        .filter(change -> !change.from().equals(change.to()))
        .toList();
  }

  private static Change change(String setting, Object before, Object after) {
    return new Change("project_updated", setting, before.toString(), after.toString());
  }

  private static Optional<Keys> keys(@Nullable String appId, Optional<String> serverSecret) {
    return appId == null ? Optional.empty() : serverSecret.map(secret -> new Keys(appId, secret));
  }

  private static PrivacyPolicy privacy(ResultSet row) throws SQLException {
    return new PrivacyPolicy(
        DoNotTrack.of(row.getString("do_not_track")).orElseThrow(),
        row.getInt("ip_masking"),
        row.getBoolean("cookieless"),
        fields(row.getString("pseudonymised_fields")));
  }

  /** A later version's field may stand there: it is not ours to judge. */
  private static EnumSet<Field> fields(String names) {
    var wanted = Arrays.asList(names.split(",", -1));
    var fields = EnumSet.noneOf(Field.class);
    PrivacyPolicy.PERSONAL.stream()
        .filter(field -> wanted.contains(field.column()))
        .forEach(fields::add);
    return fields;
  }

  private static String names(Collection<Field> fields) {
    return fields.stream().map(Field::column).collect(Collectors.joining(","));
  }

  private static OptionalLong limit(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static @Nullable Long number(OptionalLong limit) {
    return limit.isPresent() ? limit.getAsLong() : null;
  }

  private static String text(OptionalLong limit) {
    return limit.isPresent() ? Long.toString(limit.getAsLong()) : "";
  }
}
