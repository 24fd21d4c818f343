package dev.footfall.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;

/**
 * What an administrator set for the instance. What the configuration claims wins and cannot be
 * changed here; what a project has of its own wins over both. Every request of a tracker asks, so
 * the answers come from memory.
 */
public final class InstanceSettings {
  private final Jdbi jdbi;
  private final SettingRows rows;
  private final DataSources dataSources;
  private final Map<Setting, Claim> claims;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Map<Setting, String> view = Map.of();

  InstanceSettings(
      Jdbi jdbi, SettingRows rows, DataSources dataSources, Map<Setting, Claim> claims) {
    this.jdbi = jdbi;
    this.rows = rows;
    this.dataSources = dataSources;
    this.claims = Map.copyOf(claims);
    refresh();
  }

  /** Whether product analytics is switched on at all. From memory. */
  public boolean enabled() {
    return flag(Setting.PRODUCT_ANALYTICS_ENABLED);
  }

  /** Whether what maintainers set may point at this machine or a private network. From memory. */
  public boolean allowsLocalRequests() {
    return flag(Setting.ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES);
  }

  /** How many events a project may send in a minute; 0: no limit. From memory. */
  public long eventsPerMinute() {
    return Long.parseLong(value(Setting.PRODUCT_ANALYTICS_EVENTS_PER_MINUTE));
  }

  /** How many events a project may send in a month; 0: no limit. From memory. */
  public long monthlyEvents() {
    return Long.parseLong(value(Setting.PRODUCT_ANALYTICS_MONTHLY_EVENTS));
  }

  /**
   * Where a project's trackers send their events, without a slash at the end; empty: to this
   * server. From memory.
   */
  public Optional<String> collectorHost(long project) {
    var setting = Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
    return Optional.of(dataSources.value(project, setting))
        .filter(own -> !own.isEmpty())
        .or(() -> Optional.of(value(setting)).filter(instances -> !instances.isEmpty()));
  }

  /** The Cube server that answers a project's questions; empty: this server. From memory. */
  public Optional<CubeApi> cubeApi(long project) {
    var own = cubeApi(dataSources.value(project, Setting.CUBE_API_BASE_URL), project);
    return own.isPresent() ? own : cubeApi(value(Setting.CUBE_API_BASE_URL), 0);
  }

  /** A value as a person may see it: masked where it is secret. From memory. */
  public String shown(Setting setting) {
    return setting.kind().shown(value(setting));
  }

  /** Whether somebody set it, here or in the configuration. From memory. */
  public boolean set(Setting setting) {
    return !value(setting).equals(setting.standard());
  }

  /** What the configuration says about it, if it does. */
  public Optional<Claim> claim(Setting setting) {
    return Optional.ofNullable(claims.get(setting));
  }

  /**
   * What of a change really changes, with secrets; what is masked or the same is left out.
   *
   * @param asked by setting, the wanted value; empty clears it
   */
  public Map<Setting, String> changed(Map<Setting, String> asked) {
    return changes(view, asked).values();
  }

  /**
   * What is wrong with a change, by attribute: sentences that begin with its name. Empty: nothing.
   */
  public Map<String, List<String>> wrong(Map<Setting, String> asked) {
    return changes(view, asked).wrong();
  }

  /**
   * Changes settings; a secret given masked stays.
   *
   * @throws AccessException if something is wrong; then nothing is changed
   */
  public void update(User actor, Map<Setting, String> asked) {
    jdbi.useTransaction(
        handle -> {
          var before = claimed(rows.ofInstance(handle));
          var changes = changes(before, asked).checked();
          rows.write(handle, actor, AuditLog.INSTANCE, before, changes.values());
        });
    refresh();
  }

  private SettingChanges changes(Map<Setting, String> before, Map<Setting, String> asked) {
    var changes = SettingChanges.of(before, asked);
    for (var setting : List.copyOf(changes.values().keySet())) {
      claim(setting)
          .ifPresent(
              claim ->
                  changes.wrong(
                      setting.text(), "is set by " + claim.detail() + "; change it there"));
    }
    needs(changes, before, Setting.CUBE_API_BASE_URL, Setting.CUBE_API_KEY);
    needs(changes, before, Setting.CUBE_API_KEY, Setting.CUBE_API_BASE_URL);
    return changes;
  }

  private static void needs(
      SettingChanges changes, Map<Setting, String> before, Setting one, Setting other) {
    boolean touched = changes.values().containsKey(one) || changes.values().containsKey(other);
    boolean alone =
        touched && !changes.after(before, one).isEmpty() && changes.after(before, other).isEmpty();
    if (alone) {
      changes.wrong(other.text(), "is missing: " + one.text() + " is set, and works with it only");
    }
  }

  private Optional<CubeApi> cubeApi(String baseUrl, long project) {
    boolean own = project != 0;
    return baseUrl.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CubeApi(
                baseUrl,
                own
                    ? dataSources.value(project, Setting.CUBE_API_KEY)
                    : value(Setting.CUBE_API_KEY),
                own));
  }

  private boolean flag(Setting setting) {
    return value(setting).equals("true");
  }

  private String value(Setting setting) {
    return view.getOrDefault(setting, setting.standard());
  }

  private Map<Setting, String> claimed(Map<Setting, String> stored) {
    var values = new EnumMap<Setting, String>(Setting.class);
    values.putAll(stored);
    claims.forEach((setting, claim) -> values.put(setting, claim.value()));
    return values;
  }

  private void refresh() {
    refreshing.lock();
    try {
      view = claimed(jdbi.withHandle(rows::ofInstance));
    } finally {
      refreshing.unlock();
    }
  }
}
