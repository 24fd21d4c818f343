package dev.footfall.server;

import dev.footfall.access.Projects;
import dev.footfall.collect.Reply;
import dev.footfall.collect.Request;
import dev.footfall.collect.SegmentSettings;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** What Segment's clients ask before they send: where to. */
final class SegmentSettingsRoutes implements Routes {
  private static final String PATH = "/v1/projects/{key}/settings";

  private final Projects projects;
  private final PublicUrl publicUrl;

  SegmentSettingsRoutes(Projects projects, PublicUrl publicUrl) {
    this.projects = projects;
    this.publicUrl = publicUrl;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.get(PATH, this::settings);
    routing.options(
        PATH,
        (request, response) ->
            CollectRoutes.send(Reply.preflight(CollectRoutes.request(request)), response));
  }

  private void settings(ServerRequest request, ServerResponse response) {
    String key = request.path().pathParameters().get("key");
    Request received = CollectRoutes.request(request);
    CollectRoutes.send(
        projects.byAppId(key).isPresent()
            ? SegmentSettings.reply(received, key, publicUrl.of(request))
            : SegmentSettings.unknown(received),
        response);
  }
}
