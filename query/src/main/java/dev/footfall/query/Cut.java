package dev.footfall.query;

import java.time.LocalDateTime;

/** What time is cut into: the units everybody knows, or bins that a model defines. */
sealed interface Cut permits Granularity, CustomGranularity {
  /** Its name in queries. */
  String word();

  /** For people. */
  String title();

  /** The length of a bucket, such as {@code 1 day}. */
  String interval();

  /** About how long a bucket is, in seconds: the finest of several is the shortest. */
  long seconds();

  /** The start of the bucket that a moment on the clock lies in, as SQL. */
  String sql(String clock);

  /** The start of the bucket that a moment lies in. */
  LocalDateTime start(LocalDateTime moment);

  /** The start of a bucket so many after the one that starts at a moment; before it if negative. */
  LocalDateTime plus(LocalDateTime start, long buckets);
}
