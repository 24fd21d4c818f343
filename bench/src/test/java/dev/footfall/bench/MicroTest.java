package dev.footfall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** That every benchmark of {@code bin/micro} runs; what it measures is nobody's business here. */
class MicroTest {
  @Test
  void runsEveryBenchmarkOnce() throws RunnerException {
    assertThat(names(run(".*")))
        .contains("Append.one", "Append.sixtyFour", "Decode.snowplow", "Decode.jitsu")
        .contains("Decode.segment", "Encode.encode", "Enrich.enrich");
  }

  private static List<String> names(Collection<RunResult> results) {
    return results.stream()
        .map(result -> result.getParams().getBenchmark())
        .map(name -> name.replaceAll(".*\\.(\\w+\\.\\w+)$", "$1"))
        .distinct()
        .toList();
  }

  private static Collection<RunResult> run(String names) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(names)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .param("which", "all")
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
