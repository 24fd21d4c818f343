package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.collect.TrustedProxies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaRoutesTest {
  @Test
  void givesEditorsTheSchemasOfDefinitions() throws Exception {
    var config = new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE);
    try (var server = HttpServer.start(config, List.of(new SchemaRoutes()));
        var client = HttpClient.newHttpClient()) {
      for (String name : List.of("dashboard", "visualization", "funnel")) {
        var answer = get(client, server, "/schemas/" + name + ".json");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/schema+json");
        assertThat(Json.MAPPER.readTree(answer.body()).path("title").asString())
            .isEqualToIgnoringCase(name);
      }
      assertThat(get(client, server, "/schemas/other.json").statusCode()).isEqualTo(404);
      assertThat(get(client, server, "/schemas/..%2fdashboard.json").statusCode())
          .isGreaterThanOrEqualTo(400);
    }
  }

  private static HttpResponse<String> get(HttpClient client, HttpServer server, String path)
      throws Exception {
    var url = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }
}
