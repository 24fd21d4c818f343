package dev.footfall.e2e;

import com.snowplowanalytics.snowplow.tracker.Snowplow;
import com.snowplowanalytics.snowplow.tracker.Subject;
import com.snowplowanalytics.snowplow.tracker.configuration.EmitterConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.NetworkConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.SubjectConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.TrackerConfiguration;
import com.snowplowanalytics.snowplow.tracker.events.PageView;
import com.snowplowanalytics.snowplow.tracker.events.SelfDescribing;
import com.snowplowanalytics.snowplow.tracker.payload.SelfDescribingJson;
import java.net.URI;
import java.util.Map;

/** snowplow-java-tracker, with its own OkHttp. */
final class JavaTracker implements Tracker {
  private final com.snowplowanalytics.snowplow.tracker.Tracker tracker;

  /**
   * Opens it.
   *
   * @param batch how many events it waits for before it sends them
   */
  JavaTracker(URI collector, String appId, int batch) {
    Snowplow.reset();
    tracker =
        Snowplow.createTracker(
            new TrackerConfiguration("shop", appId),
            new NetworkConfiguration(collector.toString()),
            new EmitterConfiguration().batchSize(batch).threadCount(2),
            new SubjectConfiguration());
    Subject subject = tracker.getSubject();
    subject.setLanguage("de-CH");
    subject.setScreenResolution(1920, 1080);
    subject.setViewPort(1200, 800);
    subject.setColorDepth(24);
    subject.setTimezone("Europe/Zurich");
    subject.setIpAddress("198.51.100.7");
    subject.setUseragent("Boots/1.0");
    subject.setDomainUserId("6c33bb38-1d51-4f6e-9d2c-9d0b2ef6c111");
    subject.setDomainSessionId("0d3cf2a5-8a3c-4a53-9f22-3d2f5f4c3222");
    subject.setNetworkUserId("7d3cf2a5-8a3c-4a53-9f22-3d2f5f4c3223");
  }

  @Override
  public void page() {
    tracker.track(
        PageView.builder()
            .pageUrl("https://shop.example.test/boots?size=42")
            .pageTitle("Bärenstiefel 🐻")
            .referrer("https://search.example.test/?q=boots")
            .trueTimestamp(System.currentTimeMillis() - 1_000)
            .build());
  }

  @Override
  public void track(String name, Map<String, Object> properties) {
    var data = Map.of("name", name, "props", properties);
    tracker.track(
        SelfDescribing.builder()
            .eventData(
                new SelfDescribingJson("iglu:com.gitlab/custom_event/jsonschema/1-0-0", data))
            .build());
  }

  @Override
  public void identify(String user, Map<String, Object> traits) {
    tracker.getSubject().setUserId(user);
  }

  @Override
  public void flush() {
    tracker.getEmitter().flushBuffer();
  }

  @Override
  public void leave() {}

  @Override
  public void close() {
    tracker.close();
  }
}
