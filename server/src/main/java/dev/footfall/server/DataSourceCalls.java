package dev.footfall.server;

import static dev.footfall.access.Setting.CUBE_API_BASE_URL;

import dev.footfall.access.Feature;
import dev.footfall.access.Setting;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code product_analytics/settings}: the data sources that a project has of its own, all of them
 * or none.
 */
final class DataSourceCalls {
  /** Said of a URL that leads to where maintainers may not send this server. */
  static final String LOCAL =
      "must not point at this machine or a private network; an administrator can allow it with "
          + Setting.ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES.text();

  private static final String PATH = "/projects/:id/product_analytics/settings";

  private DataSourceCalls() {}

  static List<Call> calls() {
    return List.of(
        Call.get(PATH, Permission.MAINTAINER, DataSourceCalls::get)
            .under(Feature.PRODUCT_ANALYTICS),
        Call.put(PATH, Permission.MAINTAINER, DataSourceCalls::put)
            .under(Feature.PRODUCT_ANALYTICS));
  }

  private static Answer get(ApiRequest request) {
    return Answer.ok(fields(request));
  }

  private static Answer put(ApiRequest request) {
    long project = request.project().id();
    var sources = request.access().dataSources();
    var asked = AskedSettings.of(request.body(), Setting.DATA_SOURCES, List.of("sources"));
    var wrong = new TreeMap<>(sources.wrong(project, asked.values()));
    String url = asked.values().getOrDefault(CUBE_API_BASE_URL, "");
    if (!url.isBlank() && !wrong.containsKey(CUBE_API_BASE_URL.text()) && isLocal(request, url)) {
      wrong.put(CUBE_API_BASE_URL.text(), List.of(LOCAL));
    }
    asked.refuse(wrong);
    sources.update(request.user(), project, asked.values());
    return Answer.ok(fields(request));
  }

  private static boolean isLocal(ApiRequest request, String url) {
    return !request.access().settings().allowsLocalRequests()
        && LocalNetwork.has(URI.create(url.strip()).getHost());
  }

  private static Map<String, Object> fields(ApiRequest request) {
    long project = request.project().id();
    var access = request.access();
    var fields = new LinkedHashMap<String, Object>();
    var sources = new LinkedHashMap<String, Object>();
    Setting.DATA_SOURCES.stream()
        .sorted()
        .forEach(
            setting -> {
              String own = access.dataSources().shown(project, setting);
              fields.put(setting.text(), own);
              sources.put(
                  setting.text(),
                  SettingSources.ofProject(access.settings(), setting, !own.isEmpty()));
            });
    fields.put("sources", sources);
    return fields;
  }
}
