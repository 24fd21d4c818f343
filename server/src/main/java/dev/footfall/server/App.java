package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.AccessException;
import dev.footfall.access.FirstStart;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.TokenScope;
import dev.footfall.collect.Protocols;
import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Snapshot;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalException;
import dev.footfall.pipeline.Decoding;
import dev.footfall.pipeline.Ledger;
import dev.footfall.pipeline.Pipeline;
import dev.footfall.pipeline.PipelineMetrics;
import dev.footfall.query.LatestBadRows;
import dev.footfall.query.LatestEvents;
import dev.footfall.query.Model;
import dev.footfall.query.ModelException;
import dev.footfall.query.MonthlyEvents;
import dev.footfall.query.Queries;
import dev.footfall.query.ReplayableBadRows;
import dev.footfall.review.FirstPush;
import dev.footfall.review.Repositories;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.WarehouseException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The one place where the rooms are wired together: each part is started with what it needs of the
 * parts before it, and {@link #close} stops them in the opposite order, HTTP first.
 */
final class App implements AutoCloseable {
  private final Parts parts;
  private final HttpServer http;
  private final Optional<FirstStart> firstStart;

  private final Access access;
  private final FileJournal journal;
  private final Pipeline pipeline;

  private App(
      Parts parts,
      HttpServer http,
      Optional<FirstStart> firstStart,
      Access access,
      FileJournal journal,
      Pipeline pipeline) {
    this.parts = parts;
    this.http = http;
    this.firstStart = firstStart;
    this.access = access;
    this.journal = journal;
    this.pipeline = pipeline;
  }

  /**
   * Starts everything.
   *
   * @throws StartException if something about this machine or the configuration has to change first
   */
  static App start(Config config, InstantSource clock) {
    var parts = new Parts();
    try {
      return start(config, clock, parts);
    } catch (AccessException | ModelException e) {
      parts.close();
      throw new StartException(String.valueOf(e.getMessage()));
    } catch (WarehouseException e) {
      parts.close();
      if (e.kind() != WarehouseException.Kind.SETUP) {
        throw e;
      }
      throw new StartException(String.valueOf(e.getMessage()));
    } catch (JournalException | IOException e) {
      parts.close();
      throw new StartException(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static App start(Config config, InstantSource clock, Parts parts) throws IOException {
    var version = Version.current();
    var registry = new PrometheusRegistry();
    ProcessMetrics.register(registry, version);

    var data = DataDirectory.take(config.data().dir());
    parts.add("data", data, data::check);
    OperatorFile.remove(data.path());
    HttpServer.tryPort(config.http());

    var access = config.database().open(data.path(), clock, config.accessOptions());
    parts.add("access", access, access::check);
    data.belongTo(access.instance());

    var warehouse = EmbeddedClickHouse.open(config.engine().options(data.path()));
    parts.add("warehouse", warehouse, warehouse::check);
    Model model = config.model().model(warehouse);
    // Beside what reads the disk: half a second of a processor.
    var definitions =
        CompletableFuture.supplyAsync(() -> BuiltIn.snapshot(version.program(), model));

    var ledger = Ledger.open(data.path().resolve("ledger"), warehouse);
    var journal =
        FileJournal.open(data.path().resolve("journal"), config.journal().options(), ledger.cut());
    JournalMetrics.register(registry, journal);
    parts.add("journal", journal, journal::check);

    var protocols =
        new Protocols(version.program(), config.redirects().hosts(), config.optOut().cookie());
    var enrichment = EnrichmentUpkeep.open(config);
    EnrichmentMetrics.register(registry, enrichment);
    // Ready also with a broken new file: the old one is in use, and not to collect would be worse.
    parts.add("enrich", EnrichmentUpkeep.start(enrichment), () -> {});
    var decoding = new Decoding(protocols, enrichment, new Pseudonyms(access.projectSalts()::of));
    var micro = new Micro();
    var pipeline =
        new Pipeline(
            journal,
            ledger,
            decoding,
            warehouse,
            new PipelineMetrics(registry),
            config.debug().on() ? micro::see : records -> {});
    parts.add("pipeline", pipeline, pipeline::check);
    var queries = new Queries(model, warehouse, Clock.systemUTC());
    warehouse.keep(queries.rollups(), ledger.stored());
    pipeline.start();

    var monthlyEvents = new MonthlyEvents(warehouse);
    var doorMetrics = new DoorMetrics(registry);
    var instanceLimits =
        new InstanceLimits(access.settings()::eventsPerMinute, access.settings()::monthlyEvents);
    var quota =
        new MonthlyQuota(
            instanceLimits,
            (record, month, project) ->
                monthlyEvents.before(record, month, project, MonthlyQuota.PATIENCE),
            ledger::stored,
            clock,
            doorMetrics);
    var daySalts = parts.add("salts", DaySalts.start(access.dailySalt()), () -> {});
    var door =
        new Door(
            new Addressees(access.projects(), access.features()),
            new DoorLimits(instanceLimits, quota, doorMetrics),
            journal,
            config.http().trustedProxies(),
            daySalts::today,
            clock,
            doorMetrics);
    var retention = Retention.start(access.projects(), warehouse, clock);
    parts.add("retention", retention, retention::check);
    var latestEvents = new LatestEvents(warehouse);
    var cubeToken =
        new CubeToken(
            config.cube().apiSecret().orElse(access.cubeSecret()),
            access.projects(),
            access.features(),
            clock);

    var badRows = new LatestBadRows(warehouse);
    var replays = new Replays(new ReplayableBadRows(warehouse), badRows, door, pipeline, clock);
    var publicUrl = new PublicUrl(config.http());
    var builtIn = definitions.join();
    var repositories =
        new Repositories(
            data.path().resolve("repositories"),
            config.repositories().limits(),
            new AccessRules(access),
            (tree, commit) -> Snapshot.of(tree, commit, builtIn, model));
    var eraser = Eraser.start(access.deletions(), door, pipeline, repositories::delete);
    parts.add("eraser", eraser, eraser::check);
    var remotes = config.repositories().rules(access.settings()::allowsLocalRequests);
    var follower = new Follower(access, repositories, remotes, clock).start();
    parts.add("follower", follower, follower::check);
    var projectDefinitions = new ProjectDefinitions(repositories, access);
    var calls =
        ApiCalls.all(
            queries,
            latestEvents,
            new BadRowCalls(badRows, replays::replay),
            new UsageCalls(monthlyEvents, clock),
            quota,
            builtIn,
            projectDefinitions::of,
            new RepositoryCalls(repositories, follower),
            warehouse);
    var collection = new CollectRoutes(protocols, door, BodyMemory.ofTheHeap());
    List<Routes> routes = new ArrayList<>(MicroRoutes.of(config.debug(), micro));
    routes.addAll(BenchRoutes.asked(queries, warehouse));
    routes.addAll(
        List.of(
            collection,
            new SegmentSettingsRoutes(access.projects(), publicUrl),
            new CubeRoutes(cubeToken, queries, projectDefinitions::funnels),
            new HealthRoutes(parts),
            new MetricsRoutes(registry),
            new VersionRoutes(version),
            new SchemaRoutes(),
            new GitRoutes(access, repositories),
            new WebhookRoutes(access, follower),
            new WebRoutes(new PageRights(access)),
            new DemoRoutes(access.projects()),
            new SessionRoutes(access.signIns(), publicUrl),
            new Api(access, publicUrl, calls),
            collection.elsewhere()));
    // Last: a start that fails after it would never show how to sign in.
    var firstStart = access.firstStart(config.admin().password(), config.admin().token());
    var http = HttpServer.start(config.http(), routes);
    parts.add("http", http, http::check);
    var way = new OperatorFile.Way(config.http().local(http.port()), access.tokens().operators());
    parts.add("operator", OperatorFile.write(data.path(), way), () -> {});
    return new App(parts, http, firstStart, access, journal, pipeline);
  }

  /** The port it listens on. */
  int port() {
    return http.port();
  }

  /** How to sign in, if this was the first start on this data directory. */
  Optional<FirstStart> firstStart() {
    return firstStart;
  }

  /** The app id of the demo's project, which is made where it is missing. */
  String demoProject() {
    var projects = access.projects();
    var known = projects.byPath(DemoRoutes.PROJECT);
    if (known.isPresent()) {
      return known.get().appId();
    }
    var admin =
        access
            .users()
            .byUsername("admin")
            .orElseThrow(() -> new StartException("The demo needs the user admin."));
    projects.create(admin, ProjectPath.of(DemoRoutes.PROJECT), "Shop", true);
    return projects.byPath(DemoRoutes.PROJECT).orElseThrow().appId();
  }

  /**
   * Pushes the demo's dashboards as one of its members would: to its address, with a token, which
   * is good for nothing else and ends with the push.
   */
  void pushDemo(Map<String, byte[]> files) throws IOException {
    var admin = access.users().byUsername("admin").orElseThrow();
    var scopes = Set.of(TokenScope.WRITE_REPOSITORY);
    var token = access.tokens().create(admin, "The demo's dashboards", scopes, null);
    try {
      new FirstPush(files, "Add our dashboards", "Fern & Kettle", "hello@fernandkettle.example")
          .to(
              URI.create("http://127.0.0.1:%d/%s.git".formatted(port(), DemoRoutes.PROJECT)),
              token.secret(),
              "main");
    } finally {
      access.tokens().revoke(admin, admin.id(), token.token().id());
    }
  }

  /** Waits until all that was acknowledged so far can be queried. */
  void awaitStored() throws InterruptedException {
    long last = journal.end() - 1;
    while (!pipeline.awaitStored(last, Duration.ofSeconds(10))) {
      pipeline.check();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
