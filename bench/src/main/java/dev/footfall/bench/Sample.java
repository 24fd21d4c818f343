package dev.footfall.bench;

import java.util.Locale;

/**
 * What a soak saw of the server at a moment.
 *
 * @param second since the soak began
 * @param mib resident memory
 * @param handles open files and connections
 * @param backlog requests in the journal that are not stored
 * @param late the p99 of the POSTs since the last sample, in milliseconds
 * @param stored events a second since the last sample
 */
record Sample(
    double second, double mib, double handles, double backlog, double late, double stored) {
  String text() {
    return String.format(
        Locale.ROOT,
        "soak %4.0f s: %,5.0f MB, %3.0f handles, %,5.0f requests behind, p99 %5.1f ms,"
            + " %,7.0f stored/s",
        second,
        mib,
        handles,
        backlog,
        late,
        stored);
  }
}
