package dev.footfall.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were taken on.
 *
 * @param processor its name
 * @param processors how many of them
 * @param memoryMib of memory
 * @param system the operating system
 * @param java the version
 * @param load the load average of the minute before: much above 0 means that somebody else was busy
 */
public record Machine(
    String processor, int processors, long memoryMib, String system, String java, double load) {

  /** This one, now. */
  public static Machine here() {
    return new Machine(
        line("/proc/cpuinfo", "model name", "unknown processor"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(line("/proc/meminfo", "MemTotal", "0").replaceAll("[^0-9]", "")) / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** In one line. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s, %d processors, %d MiB, %s, Java %s, load average %.1f",
        processor,
        processors,
        memoryMib,
        system,
        java,
        load);
  }

  private static String line(String file, String name, String standard) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(standard);
    } catch (IOException e) {
      return standard;
    }
  }
}
