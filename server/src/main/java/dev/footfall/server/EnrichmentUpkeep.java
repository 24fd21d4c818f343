package dev.footfall.server;

import dev.footfall.enrich.EnrichmentData;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks once a minute whether the files that enrichments look things up in were replaced. */
final class EnrichmentUpkeep implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final EnrichmentData data;
  private final CountDownLatch closed = new CountDownLatch(1);

  private EnrichmentUpkeep(EnrichmentData data) {
    this.data = data;
  }

  /**
   * The files of this configuration: {@code enrich} in the data directory, {@code geo.database}.
   *
   * @throws StartException if one of the operator's is broken
   */
  static EnrichmentData open(Config config) {
    try {
      return EnrichmentData.of(config.data().dir().resolve("enrich"), config.geo().database());
    } catch (IllegalArgumentException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  /** Looks after these files until closed. */
  static EnrichmentUpkeep start(EnrichmentData data) {
    var upkeep = new EnrichmentUpkeep(data);
    Thread.ofVirtual().name("enrichment-upkeep").start(upkeep::run);
    return upkeep;
  }

  private void run() {
    try {
      while (!closed.await(BETWEEN.toSeconds(), TimeUnit.SECONDS)) {
        data.refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
