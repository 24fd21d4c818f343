package dev.footfall.access;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The settings in the database, of the instance and of projects: secrets sealed, and each change
 * with its line in the audit log.
 */
final class SettingRows {
  private final Secrets secrets;
  private final AuditLog log;

  SettingRows(Secrets secrets, AuditLog log) {
    this.secrets = secrets;
    this.log = log;
  }

  /** What is set for the instance. */
  Map<Setting, String> ofInstance(Handle handle) {
    return all(handle, "select 0 as project_id, name, value, sealed from instance_settings")
        .getOrDefault(AuditLog.INSTANCE, Map.of());
  }

  /** What is set for projects, by their numbers. */
  Map<Long, Map<Setting, String>> ofProjects(Handle handle) {
    return all(handle, "select project_id, name, value, sealed from project_data_sources");
  }

  /** Writes what changes, and who did it. */
  void write(
      Handle handle,
      User actor,
      long project,
      Map<Setting, String> before,
      Map<Setting, String> changes) {
    changes.forEach(
        (setting, value) -> {
          write(handle, project, setting, value);
          String was = before.getOrDefault(setting, setting.standard());
          log.record(
              handle,
              actor,
              project,
              new Change(
                  "product_analytics_settings_update",
                  setting.text(),
                  logged(setting, was),
                  logged(setting, value)));
        });
  }

  private void write(Handle handle, long project, Setting setting, String value) {
    boolean instance = project == AuditLog.INSTANCE;
    String statement = instance ? "instance-setting" : "data-source";
    boolean standard = value.equals(setting.standard());
    var update =
        handle.createUpdate(Database.statement((standard ? "unset-" : "set-") + statement));
    update.bind("name", setting.text());
    if (!instance) {
      update.bind("project", project);
    }
    if (!standard) {
      boolean secret = setting.kind().secret();
      update.bind("value", secret ? "" : value);
      update.bind("sealed", secret ? secrets.seal(purpose(setting, project), value) : null);
    }
    update.execute();
  }

  private Map<Long, Map<Setting, String>> all(Handle handle, String query) {
    var all = new HashMap<Long, Map<Setting, String>>();
    handle
        .createQuery(query)
        .map((row, context) -> row(row))
        .list()
        .forEach(
            row ->
                // A later version's setting may stand there: it is not ours to judge.
                Setting.of(row.name)
                    .ifPresent(
                        setting ->
                            all.computeIfAbsent(row.project, one -> new EnumMap<>(Setting.class))
                                .put(setting, opened(setting, row))));
    return all;
  }

  private String opened(Setting setting, Row row) {
    return setting.kind().secret()
        ? secrets.open(purpose(setting, row.project), row.sealed)
        : row.value;
  }

  private static Row row(ResultSet row) throws SQLException {
    String sealed = row.getString("sealed");
    return new Row(
        row.getLong("project_id"),
        row.getString("name"),
        row.getString("value"),
        sealed == null ? "" : sealed);
  }

  private static String logged(Setting setting, String value) {
    boolean hidden = setting.kind().secret() || setting.kind() == SettingKind.EMAIL;
    return hidden ? "" : value;
  }

  private static String purpose(Setting setting, long project) {
    return "setting " + setting.text() + " of project " + project;
  }

  private record Row(long project, String name, String value, String sealed) {
    @Override
    public String toString() {
      return name + " of project " + project;
    }
  }
}
