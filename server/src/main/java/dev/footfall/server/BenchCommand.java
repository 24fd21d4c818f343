package dev.footfall.server;

import dev.footfall.bench.Bench;
import dev.footfall.bench.BenchFailed;
import dev.footfall.bench.Figure;
import dev.footfall.bench.Machine;
import dev.footfall.bench.Sets;
import java.io.File;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code footfall bench}: what this machine makes of the plan's figures (docs/performance.md). */
@Command(
    name = "bench",
    description = "Measure the plan's figures against a server in a temporary directory.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  /** How the figures are shown. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "FIGURE", description = "such as P1 P3; default: all", arity = "0..*")
  private List<String> figures = List.of();

  @Option(names = "--seconds", description = "length of a round; default: ${DEFAULT-VALUE}")
  private int seconds = 5;

  @Option(names = "--rounds", description = "rounds of each side; default: ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(
      names = "--large",
      description = "the figures on large sets of events, which are made once and kept")
  private boolean large;

  @Option(
      names = "--sets",
      paramLabel = "DIR",
      description = "where they are kept; default: footfall/bench in the user's cache")
  private @Nullable Path sets;

  @Option(
      names = "--millions",
      paramLabel = "N",
      split = ",",
      description = "their sizes in millions of events; default: 1,10")
  private List<BigDecimal> millions = List.of();

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      arity = "0..1",
      fallbackValue = "10",
      description = "instead: send 70 %% of the most for so long; without a number: 10 minutes")
  private @Nullable BigDecimal soak;

  @Option(names = "--format", description = "text or json; default: ${DEFAULT-VALUE}")
  private Format format = Format.TEXT;

  BenchCommand() {}

  @Override
  public Integer call() {
    refuseWrongUse();
    var bench = bench();
    List<String> chosen = chosen(bench);
    try {
      measure(bench, chosen);
      return 0;
    } catch (BenchFailed e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  private void refuseWrongUse() {
    refuseWhere(seconds < 1 || rounds < 1, "--seconds and --rounds must be 1 or more.");
    refuseWhere(large && soak != null, "--large and --soak are two runs; ask for one.");
    refuseWhere(
        !large && (sets != null || !millions.isEmpty()),
        "--sets and --millions are about large sets of events; add --large.");
    refuseWhere(
        millions.stream().anyMatch(million -> events(million) < 1),
        "--millions takes sizes of at least one event.");
    refuseWhere(soak != null && soak.signum() <= 0, "--soak must be more than 0 minutes.");
  }

  private static void refuseWhere(boolean wrong, String sentence) {
    if (wrong) {
      throw new StartException(sentence);
    }
  }

  private List<String> chosen(Bench bench) {
    try {
      return bench.chosen(figures.stream().map(BenchCommand::id).toList());
    } catch (BenchFailed e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private Bench bench() {
    var kept = new Sets((sets == null ? cache() : sets).toAbsolutePath(), sizes());
    if (soak != null) {
      long seconds = soak.multiply(BigDecimal.valueOf(60)).longValue();
      return Bench.soak(program(), kept, Duration.ofSeconds(Math.max(seconds, 1)), this::say);
    }
    return large
        ? Bench.large(program(), kept, this::say)
        : Bench.usual(program(), kept, this::say);
  }

  private List<Long> sizes() {
    return (millions.isEmpty() ? List.of(BigDecimal.ONE, BigDecimal.TEN) : millions)
        .stream().map(BenchCommand::events).toList();
  }

  private static long events(BigDecimal million) {
    return million.movePointRight(6).longValue();
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    return (home == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home))
        .resolve("footfall/bench");
  }

  private static String id(String typed) {
    return typed.toUpperCase(Locale.ROOT);
  }

  private void say(String step) {
    var err = spec.commandLine().getErr();
    err.println("  " + step);
    err.flush();
  }

  /** As text each figure is shown when it is there: all of them take minutes. */
  private void measure(Bench bench, List<String> ids) {
    var out = spec.commandLine().getOut();
    var machine = Machine.here();
    if (format == Format.TEXT) {
      out.println(machine.text());
    }
    var taken = new ArrayList<Figure>();
    for (String id : ids) {
      out.flush();
      taken.add(bench.take(id, Duration.ofSeconds(seconds), rounds));
      if (format == Format.TEXT) {
        show(out, taken.getLast());
      }
    }
    if (format == Format.JSON) {
      out.println(Json.MAPPER.writeValueAsString(Map.of("machine", machine, "figures", taken)));
    }
    out.flush();
  }

  /**
   * This very program, with the JVM's options as they are, in another process. The cache of its
   * classes is only good for the very same way to start it.
   */
  private static List<String> program() {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(word -> word.startsWith("-X"))
        .forEach(words::add);
    words.add("-D" + BenchRoutes.PROPERTY + "=true");
    String path = classPath();
    words.addAll(
        path.endsWith(".jar") && !path.contains(File.pathSeparator)
            ? List.of("-jar", path)
            : List.of("--enable-native-access=ALL-UNNAMED", "-cp", path, Launch.class.getName()));
    return words;
  }

  /** The server runs in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void show(PrintWriter out, Figure figure) {
    out.printf(
        "%n%s  %s%n    %s%n    target %s: %s%n",
        figure.id(),
        figure.what(),
        figure.measured(),
        figure.target(),
        figure.holds() ? "holds" : "missed");
    new TreeMap<>(figure.raw())
        .forEach((name, values) -> out.printf("    %s: %s%n", name, numbers(values)));
  }

  private static String numbers(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value))
        .collect(Collectors.joining("  "));
  }
}
