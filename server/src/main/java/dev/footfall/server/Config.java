package dev.footfall.server;

import dev.footfall.access.AccessOptions;
import dev.footfall.access.Claim;
import dev.footfall.access.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole configuration, a record per concern.
 *
 * @param claims what it says about the administrator's settings
 */
record Config(
    DataConfig data,
    JournalConfig journal,
    DatabaseConfig database,
    HttpConfig http,
    RedirectConfig redirects,
    OptOutConfig optOut,
    DebugConfig debug,
    AdminConfig admin,
    EngineConfig engine,
    CubeConfig cube,
    ModelConfig model,
    GeoConfig geo,
    FlagsConfig flags,
    SecretsConfig secrets,
    RepositoriesConfig repositories,
    Map<Setting, Claim> claims) {

  /** Keys of the plan whose features this version does not have. */
  private static final List<Key> PLANNED =
      List.of(
          Key.secret("clickhouse.url", "a ClickHouse server; empty: the embedded engine")
              .notYet("this version of Footfall runs on its embedded engine only"),
          Key.of("clickhouse.cluster", "", "a cluster's name")
              .notYet("this version of Footfall runs on its embedded engine only"),
          Key.of("collector.port", "", "a port of its own for collection")
              .notYet("this version of Footfall collects on http.port only"));

  /** Every key there is. */
  static final KnownKeys KEYS =
      new KnownKeys(
          Stream.of(
                  DataConfig.KEYS,
                  JournalConfig.KEYS,
                  DatabaseConfig.KEYS,
                  HttpConfig.KEYS,
                  RedirectConfig.KEYS,
                  OptOutConfig.KEYS,
                  DebugConfig.KEYS,
                  AdminConfig.KEYS,
                  EngineConfig.KEYS,
                  CubeConfig.KEYS,
                  ModelConfig.KEYS,
                  GeoConfig.KEYS,
                  FlagsConfig.KEYS,
                  SecretsConfig.KEYS,
                  RepositoriesConfig.KEYS,
                  PLANNED)
              .flatMap(List::stream)
              .toList());

  /**
   * Reads what was set.
   *
   * @throws StartException if a value is not what its key expects
   */
  static Config of(Settings settings) {
    return new Config(
        DataConfig.of(settings),
        JournalConfig.of(settings),
        DatabaseConfig.of(settings),
        HttpConfig.of(settings),
        RedirectConfig.of(settings),
        OptOutConfig.of(settings),
        DebugConfig.of(settings),
        AdminConfig.of(settings),
        EngineConfig.of(settings),
        CubeConfig.of(settings),
        ModelConfig.of(settings),
        GeoConfig.of(settings),
        FlagsConfig.of(settings),
        SecretsConfig.of(settings),
        RepositoriesConfig.of(settings),
        ClaimedSettings.of(settings));
  }

  /** How the accounts are opened. */
  AccessOptions accessOptions() {
    return new AccessOptions(flags.on(), secrets.key(), claims);
  }
}
