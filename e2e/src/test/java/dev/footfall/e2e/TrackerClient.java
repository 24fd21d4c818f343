package dev.footfall.e2e;

import java.util.Locale;

/** The clients that are driven, by the protocol they speak and what they do when nobody answers. */
enum TrackerClient {
  SNOWPLOW_BROWSER(Protocol.SNOWPLOW, Retries.AFTER_TIMEOUT),
  GITLAB_BROWSER(Protocol.SNOWPLOW, Retries.AFTER_TIMEOUT),
  /** Without the visitor's consent: what waits is in the page's memory only. */
  GITLAB_ANONYMOUS(Protocol.SNOWPLOW, Retries.WHILE_THE_PAGE_LIVES),
  SNOWPLOW_NODE(Protocol.SNOWPLOW, Retries.AFTER_TIMEOUT),
  SNOWPLOW_JAVA(Protocol.SNOWPLOW, Retries.AFTER_TIMEOUT),
  /** It waits for an answer however long that takes. */
  JITSU1_BROWSER(Protocol.JITSU_1, Retries.AFTER_FAILURE),
  JITSU1_NODE(Protocol.JITSU_1, Retries.NEVER),
  JITSU2_BROWSER(Protocol.JITSU_2, Retries.NEVER),
  JITSU2_NODE(Protocol.JITSU_2, Retries.NEVER),
  SEGMENT_NODE(Protocol.SEGMENT, Retries.AFTER_TIMEOUT);

  /** What it sends. */
  enum Protocol {
    SNOWPLOW,
    JITSU_1,
    JITSU_2,
    SEGMENT
  }

  /** When it sends again. */
  enum Retries {
    NEVER,
    WHILE_THE_PAGE_LIVES,
    AFTER_FAILURE,
    AFTER_TIMEOUT
  }

  private final Protocol protocol;
  private final Retries retries;

  TrackerClient(Protocol protocol, Retries retries) {
    this.protocol = protocol;
    this.retries = retries;
  }

  Protocol protocol() {
    return protocol;
  }

  Retries retries() {
    return retries;
  }

  /** Whether it sends an event again until it is answered, and keeps it until then. */
  boolean keeps() {
    return retries == Retries.AFTER_FAILURE || retries == Retries.AFTER_TIMEOUT;
  }

  /** Whether it waits for an answer however late that is. */
  boolean waits() {
    return retries == Retries.NEVER || retries == Retries.AFTER_FAILURE;
  }

  /** Whether it is one of Jitsu's, which give up after some attempts or at once. */
  boolean isJitsu() {
    return protocol == Protocol.JITSU_1 || protocol == Protocol.JITSU_2;
  }

  /** Its name in {@code clients/trackers.mjs}, and in what is reported. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
