package dev.footfall.e2e;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Page views with ids from a seed, in the words of the Snowplow protocol. */
final class SentEvents {
  private final String appId;
  private final Random random;

  SentEvents(String appId, long seed) {
    this.appId = appId;
    this.random = new Random(seed);
  }

  /** One to ten of them. */
  synchronized List<Map<String, String>> some() {
    return IntStream.rangeClosed(0, random.nextInt(10)).mapToObj(i -> pageView()).toList();
  }

  private Map<String, String> pageView() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    String now = Long.toString(System.currentTimeMillis());
    return Map.of(
        "e",
        "pv",
        "eid",
        UUID.nameUUIDFromBytes(bytes).toString(),
        "aid",
        appId,
        "p",
        "web",
        "tv",
        "e2e-1",
        "dtm",
        now,
        "stm",
        now,
        "duid",
        "device-" + random.nextInt(50),
        "url",
        "https://shop.example.test/p" + random.nextInt(20));
  }
}
