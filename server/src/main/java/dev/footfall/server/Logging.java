package dev.footfall.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log: one line an entry on standard error, libraries only where something is wrong. */
final class Logging {
  /** Held, because the log manager forgets loggers nobody holds, and their levels with them. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("io.helidon"), Logger.getLogger("com.zaxxer.hikari"));

  /** Log the stack trace of a busy port, which is ours to explain, and URLs with passwords. */
  private static final List<Logger> SILENT =
      List.of(
          Logger.getLogger("io.helidon.webserver.LoomServer"), Logger.getLogger("org.postgresql"));

  private Logging() {}

  /** Sets it up for the whole process. */
  static void configure() {
    LogManager.getLogManager().reset();
    var console = new ConsoleHandler();
    console.setFormatter(new Line());
    Logger.getLogger("").addHandler(console);
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
  }

  /** Time in UTC, level, who, what; a stack trace below it where there is one. */
  static final class Line extends Formatter {
    @Override
    public String format(LogRecord entry) {
      String line =
          "%s %-7s %s: %s%n"
              .formatted(
                  Instant.ofEpochMilli(entry.getMillis()).truncatedTo(ChronoUnit.MILLIS),
                  entry.getLevel().getName(),
                  entry.getLoggerName(),
                  formatMessage(entry));
      var thrown = entry.getThrown();
      if (thrown == null) {
        return line;
      }
      var trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace, true));
      return line + trace;
    }
  }
}
