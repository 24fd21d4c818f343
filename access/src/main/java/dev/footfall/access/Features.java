package dev.footfall.access;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Which features are on. What was set for a project beats what was set for the instance, and that
 * beats the standard; every request of a tracker asks, so the answers come from memory. Where the
 * setting {@link Setting#PRODUCT_ANALYTICS_ENABLED} is off, none is on but the one that leads to
 * that setting.
 */
public final class Features {
  /** In place of a project's number: the instance. */
  public static final long INSTANCE = 0;

  private final Jdbi jdbi;
  private final AuditLog log;
  private final boolean standard;
  private final BooleanSupplier enabled;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile FeatureView view;

  /**
   * With what holds where nothing was set.
   *
   * @param enabled whether product analytics is switched on in the instance's settings
   */
  Features(Jdbi jdbi, AuditLog log, boolean standard, BooleanSupplier enabled) {
    this.jdbi = jdbi;
    this.log = log;
    this.standard = standard;
    this.enabled = enabled;
    this.view = read();
  }

  /**
   * Whether a feature is on. From memory.
   *
   * @param project a project's number, or {@link #INSTANCE}
   */
  public boolean on(Feature feature, long project) {
    boolean reachable =
        enabled.getAsBoolean() || feature == Feature.PRODUCT_ANALYTICS_ADMIN_SETTINGS;
    return reachable && view.on(feature, project);
  }

  /** What was set by hand, for a project or the instance; empty: it follows. From memory. */
  public Optional<Boolean> byHand(Feature feature, long project) {
    return view.byHand(feature, project);
  }

  /** What was set by hand for single projects, by their numbers. From memory. */
  public Map<Long, Boolean> ofProjects(Feature feature) {
    return view.ofProjects(feature);
  }

  /** Sets a feature, for a project or the instance. */
  public void set(User actor, Feature feature, long project, boolean value) {
    change(
        actor,
        feature,
        project,
        "" + value,
        handle ->
            handle
                .createUpdate(Database.statement("set-feature"))
                .bind("name", feature.text())
                .bind("project", project)
                .bind("value", value)
                .execute());
  }

  /** Lets a feature follow again, for a project or the instance. */
  public void unset(User actor, Feature feature, long project) {
    change(
        actor,
        feature,
        project,
        "",
        handle ->
            handle.execute(
                "delete from features where name = ? and project_id = ?", feature.text(), project));
  }

  private void change(
      User actor,
      Feature feature,
      long project,
      String to,
      HandleConsumer<RuntimeException> write) {
    jdbi.useTransaction(
        handle -> {
          String from = byHand(handle, feature, project);
          write.useHandle(handle);
          if (!from.equals(to)) {
            log.record(handle, actor, project, new Change("feature_set", feature.text(), from, to));
          }
        });
    refresh();
  }

  private static String byHand(Handle handle, Feature feature, long project) {
    return handle
        .createQuery("select value from features where name = :name and project_id = :project")
        .bind("name", feature.text())
        .bind("project", project)
        .mapTo(Boolean.class)
        .findOne()
        .map(String::valueOf)
        .orElse("");
  }

  /** Shows everybody how the flags stand now. */
  void refresh() {
    refreshing.lock();
    try {
      view = read();
    } finally {
      refreshing.unlock();
    }
  }

  private FeatureView read() {
    var read = new FeatureView(standard);
    var lines =
        jdbi.withHandle(
            handle -> handle.createQuery("select * from features").map(Features::line).list());
    // A later version's feature may stand there: it is not ours to judge.
    lines.forEach(
        line ->
            Feature.of(line.name)
                .ifPresent(feature -> read.put(feature, line.project, line.value)));
    return read;
  }

  private static Line line(ResultSet row, StatementContext context) throws SQLException {
    return new Line(row.getString("name"), row.getLong("project_id"), row.getBoolean("value"));
  }

  private record Line(String name, long project, boolean value) {}
}
