package dev.footfall.collect;

/**
 * Which key names an event's project: the query string's {@code aid}, else the event's own, else
 * the header {@code X-GitLab-AppId}.
 */
record AppId(String query, String header) {
  static final String HEADER = "x-gitlab-appid";

  static AppId of(QueryString query, String header) {
    return new AppId(query.get("aid"), header.strip());
  }

  String of(String own) {
    if (!query.isEmpty()) {
      return query;
    }
    return own.isEmpty() ? header : own;
  }
}
