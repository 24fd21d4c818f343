package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.TokenScope;
import dev.footfall.access.User;
import dev.footfall.collect.TrustedProxies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Accounts behind the real API on a free port, with somebody to call it. */
final class Served implements AutoCloseable {
  static final String ADMIN = "an-admin-token-of-twenty-characters";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Access access;
  private final HttpServer server;

  Served(Access access, List<Call> calls, Routes... more) {
    this.access = access;
    access.firstStart("", ADMIN);
    var config = new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE);
    var publicUrl = new PublicUrl(config);
    var routes = new ArrayList<>(List.of(more));
    routes.add(new SessionRoutes(access.signIns(), publicUrl));
    routes.add(new Api(access, publicUrl, calls));
    server = HttpServer.start(config, routes);
  }

  User admin() {
    return access.users().byUsername("admin").orElseThrow();
  }

  User user(String name) {
    return access
        .users()
        .create(new User.Draft(name, name + "@example.com", "", "correct horse", false));
  }

  String token(User user, TokenScope scope) {
    return access.tokens().create(user, "test", Set.of(scope), null).secret();
  }

  String token(User user) {
    return token(user, TokenScope.API);
  }

  /** What is answered to {@code GET /path} or {@code POST /path {…}}, below {@code /api/v4}. */
  HttpResponse<String> call(String token, String line) throws Exception {
    String[] parts = line.split(" ", 3);
    return client.send(
        request("/api/v4" + parts[1])
            .method(parts[0], BodyPublishers.ofString(parts.length > 2 ? parts[2] : ""))
            .header("PRIVATE-TOKEN", token)
            .build(),
        BodyHandlers.ofString());
  }

  /** The answer's JSON, which must have come with that status. */
  JsonNode json(int status, String token, String line) throws Exception {
    var answer = call(token, line);
    assertThat(answer.statusCode()).as(line + ": " + answer.body()).isEqualTo(status);
    return answer.body().isEmpty()
        ? Json.MAPPER.createObjectNode()
        : Json.MAPPER.readTree(answer.body());
  }

  /** The message of a refusal, which must have come with that status. */
  String refusal(int status, String token, String line) throws Exception {
    return json(status, token, line).path("message").stringValue();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    access.close();
  }
}
