package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.MISSING;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The data sources that projects have of their own, in place of the instance's: collector host,
 * Cube API URL and Cube API key, all of them or none.
 */
public final class DataSources {
  private final Jdbi jdbi;
  private final SettingRows rows;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Map<Long, Map<Setting, String>> view = Map.of();

  DataSources(Jdbi jdbi, SettingRows rows) {
    this.jdbi = jdbi;
    this.rows = rows;
    refresh();
  }

  /** A project's own value as a person may see it, masked where it is secret; else empty. */
  public String shown(long project, Setting setting) {
    return setting.kind().shown(value(project, setting));
  }

  /** A project's own value; empty: it has none. From memory. */
  String value(long project, Setting setting) {
    return view.getOrDefault(project, Map.of()).getOrDefault(setting, "");
  }

  /**
   * What is wrong with a change, by attribute or under {@code data_sources_settings}: sentences
   * that begin with that name. Empty: nothing.
   */
  public Map<String, List<String>> wrong(long project, Map<Setting, String> asked) {
    return changes(view.getOrDefault(project, Map.of()), asked).wrong();
  }

  /**
   * Changes a project's data sources; a secret given masked stays.
   *
   * @throws AccessException if something is wrong, or there is no such project
   */
  public void update(User actor, long project, Map<Setting, String> asked) {
    jdbi.useTransaction(
        handle -> {
          refuseMissing(handle, project);
          var before = rows.ofProjects(handle).getOrDefault(project, Map.of());
          var changes = changes(before, asked).checked();
          rows.write(handle, actor, project, before, changes.values());
        });
    refresh();
  }

  private static SettingChanges changes(Map<Setting, String> before, Map<Setting, String> asked) {
    var changes = SettingChanges.of(before, asked);
    long set =
        Setting.DATA_SOURCES.stream()
            .filter(setting -> !changes.after(before, setting).isEmpty())
            .count();
    if (set > 0 && set < Setting.DATA_SOURCES.size()) {
      changes.wrong("data_sources_settings", "must all be set or none should be set");
    }
    return changes;
  }

  private static void refuseMissing(Handle handle, long project) {
    int found =
        handle
            .createQuery("select count(*) from projects where id = :id")
            .bind("id", project)
            .mapTo(Integer.class)
            .one();
    if (found == 0) {
      throw new AccessException(MISSING, "404 Project Not Found");
    }
  }

  private void refresh() {
    refreshing.lock();
    try {
      view = jdbi.withHandle(rows::ofProjects);
    } finally {
      refreshing.unlock();
    }
  }
}
