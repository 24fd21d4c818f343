package dev.footfall.server;

import dev.footfall.demo.DemoRepository;
import dev.footfall.demo.Sender;
import dev.footfall.demo.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code footfall demo}: a server with the project {@code demo/shop}, whose month of traffic went
 * through the collector.
 */
@Command(
    name = "demo",
    description = "Run a server with a demo project and a month of traffic.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 20_261_121;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException, IOException {
    var line = spec.root().commandLine().getParseResult();
    var config = Config.of(ConfigOptions.settings(line, System.getenv()));
    var stop = new StopSignal();
    var out = spec.commandLine().getOut();
    try (var app = App.start(config, InstantSource.system())) {
      var diary = DemoDiary.in(config.data().dir());
      // A password that was given is its owner's: neither kept nor repeated.
      if (config.admin().password().isEmpty()) {
        app.firstStart().ifPresent(first -> diary.password(first.password()));
      }
      send(app, diary, out);
      publish(app, diary);
      show(out, app, diary);
      stop.await();
    }
    return 0;
  }

  /** Begins again where an earlier start was ended: the same events, and so each stored once. */
  private static void send(App app, DemoDiary diary, PrintWriter out)
      throws InterruptedException, IOException {
    String appId = app.demoProject();
    if (diary.sent()) {
      return;
    }
    out.println("Sending a month of traffic through the collector:");
    var traffic = Traffic.month(diary.end(), SEED);
    var bar = new ProgressBar(out, "events");
    Sender.send(URI.create("http://127.0.0.1:" + app.port()), appId, traffic, bar::show);
    app.awaitStored();
    bar.end();
    diary.markSent();
  }

  /** Once: whoever deletes a dashboard of the demo does not get it back. */
  private static void publish(App app, DemoDiary diary) throws IOException {
    if (!diary.published()) {
      app.pushDemo(DemoRepository.files());
      diary.markPublished();
    }
  }

  private static void show(PrintWriter out, App app, DemoDiary diary) {
    String url = "http://127.0.0.1:" + app.port();
    out.printf("Footfall %s is ready on %s%n", Version.current().program(), url);
    out.printf("  dashboards  %s/%s/-/analytics/dashboards%n", url, DemoRoutes.PROJECT);
    out.printf("  repository  %s/%s.git%n", url, DemoRoutes.PROJECT);
    out.printf("  shop        http://localhost:%d/-/demo/%n", app.port());
    out.printf("  sign in     as admin, password %s%n", diary.password());
    out.println("Ctrl-C stops it; the next start keeps the data.");
    out.flush();
  }
}
