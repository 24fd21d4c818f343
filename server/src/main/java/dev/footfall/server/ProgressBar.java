package dev.footfall.server;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;

/** Shows how far long work is: a bar that moves on a terminal, a line each tenth elsewhere. */
final class ProgressBar {
  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final String unit;
  private final boolean terminal;
  private long shown = -1;

  ProgressBar(PrintWriter out, String unit) {
    this.out = out;
    this.unit = unit;
    this.terminal = CommandLine.Help.Ansi.AUTO.enabled();
  }

  /** Shows that this much of the whole is done. */
  void show(long done, long total) {
    long step = total == 0 ? WIDTH : done * (terminal ? WIDTH : 10) / total;
    if (step == shown) {
      return;
    }
    shown = step;
    String count = String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit);
    if (terminal) {
      int filled = (int) step;
      out.printf("\r  [%s%s] %s ", "█".repeat(filled), "░".repeat(WIDTH - filled), count);
    } else {
      out.println("  " + count);
    }
    out.flush();
  }

  /** Ends the bar's line. */
  void end() {
    if (terminal) {
      out.println();
    }
    out.flush();
  }
}
