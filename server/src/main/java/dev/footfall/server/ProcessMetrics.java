package dev.footfall.server;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/** What the process itself takes: the names are those of Prometheus' own client libraries. */
final class ProcessMetrics {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMetrics() {}

  static void register(PrometheusRegistry registry, Version version) {
    var runtime = ManagementFactory.getRuntimeMXBean();
    var memory = ManagementFactory.getMemoryMXBean();
    gauge(
        registry,
        "process_start_time_seconds",
        "Start of the process, in seconds since 1970",
        () -> runtime.getStartTime() / 1000.0);
    gauge(
        registry,
        "process_resident_memory_bytes",
        "Memory of the process, the engine's included",
        ProcessMetrics::resident);
    gauge(
        registry,
        "jvm_memory_heap_used_bytes",
        "Heap in use",
        () -> memory.getHeapMemoryUsage().getUsed());
    CounterWithCallback.builder()
        .name("process_cpu_seconds_total")
        .help("Processor time of the process")
        .unit(Unit.SECONDS)
        .callback(callback -> callback.call(cpu()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("footfall_build")
        .help("The program's version, as a label of the value 1")
        .labelNames("version")
        .callback(callback -> callback.call(1, version.program()))
        .register(registry);
  }

  private static void gauge(
      PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().map(t -> t.toNanos() / 1e9).orElse(0d);
  }

  /** From Linux' own file; 0 where there is none. */
  private static double resident() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
