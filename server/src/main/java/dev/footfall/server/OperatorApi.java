package dev.footfall.server;

import dev.footfall.access.AccessException;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.query.ModelException;
import dev.footfall.query.Queries;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.Warehouse;
import dev.footfall.warehouse.WarehouseException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The API as the operator calls it: that of the server which runs on the data directory, or, where
 * none runs, one of this process's own with the calls about accounts, for as long as the command
 * takes. Who may read the directory may do this; see docs/decisions/0012.
 */
final class OperatorApi implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofDays(1);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final OperatorFile.Way way;
  private final Parts parts;
  private final boolean alone;

  private OperatorApi(OperatorFile.Way way, Parts parts, boolean alone) {
    this.way = way;
    this.parts = parts;
    this.alone = alone;
  }

  /**
   * Finds the server, or opens the directory.
   *
   * @throws StartException if neither can be done
   */
  static OperatorApi open(Config config) throws InterruptedException {
    return open(config, OperatorApi::accounts);
  }

  /**
   * The same, also with queries where no server runs: the engine is started then.
   *
   * @throws StartException if neither can be done
   */
  static OperatorApi openWithQueries(Config config) throws InterruptedException {
    return open(config, OperatorApi::queries);
  }

  /**
   * The same, also with SQL where no server runs: the engine is started then, and not the model,
   * whose tables may be what the operator is about to make.
   *
   * @throws StartException if neither can be done
   */
  static OperatorApi openWithWarehouse(Config config) throws InterruptedException {
    return open(config, (_, data, parts) -> ApiCalls.ofWarehouse(warehouse(config, data, parts)));
  }

  private static OperatorApi open(Config config, Calls calls) throws InterruptedException {
    var directory = config.data().dir();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      var free = DataDirectory.takeIfFree(directory);
      if (free.isPresent()) {
        return alone(config, free.get(), calls);
      }
      var found = OperatorFile.read(directory).map(way -> new OperatorApi(way, new Parts(), false));
      if (found.isPresent() && found.get().answers()) {
        return found.get();
      }
      Thread.sleep(PAUSE);
    } while (System.nanoTime() < deadline);
    throw new StartException(
        "The Footfall on %s is starting or stopping and takes no commands; try again in a moment."
            .formatted(directory));
  }

  private static List<Call> accounts(Config config, DataDirectory data, Parts parts) {
    return ApiCalls.ofAccounts(project -> null);
  }

  private static List<Call> queries(Config config, DataDirectory data, Parts parts) {
    var warehouse = warehouse(config, data, parts);
    try {
      var model = config.model().model(warehouse);
      return ApiCalls.ofQueries(new Queries(model, warehouse, Clock.systemUTC()));
    } catch (IOException | ModelException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private static Warehouse warehouse(Config config, DataDirectory data, Parts parts) {
    var warehouse = EmbeddedClickHouse.open(config.engine().options(data.path()));
    parts.add("warehouse", warehouse, warehouse::check);
    return warehouse;
  }

  private static OperatorApi alone(Config config, DataDirectory data, Calls calls) {
    var parts = new Parts();
    parts.add("data", data, data::check);
    try {
      var access =
          config.database().open(data.path(), InstantSource.system(), config.accessOptions());
      parts.add("access", access, access::check);
      String url = config.http().address(config.http().port());
      var http = new HttpConfig("127.0.0.1", 0, Optional.of(url), TrustedProxies.NONE);
      var api = new Api(access, new PublicUrl(http), calls.of(config, data, parts));
      var server = HttpServer.start(http, List.of(api));
      parts.add("http", server, server::check);
      String here = "http://127.0.0.1:" + server.port();
      return new OperatorApi(new OperatorFile.Way(here, access.tokens().operators()), parts, true);
    } catch (AccessException | WarehouseException e) {
      parts.close();
      throw new StartException(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * This, if a server answers.
   *
   * @throws CommandFailed if none runs on the data directory: only the accounts can be asked then
   */
  OperatorApi served() {
    if (alone) {
      throw new CommandFailed(
          "This is about events, which only a running server reads; start it with footfall serve");
    }
    return this;
  }

  /** A text as one segment of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * What {@code GET} answers.
   *
   * @param path below {@code /api/v4}
   * @throws CommandFailed with the message of a refusal
   */
  JsonNode get(String path) throws IOException, InterruptedException {
    return call("GET", path, Map.of());
  }

  /** What a call with this body answers; an empty object where it answers nothing. */
  JsonNode call(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    return json(send(method, path, body));
  }

  /**
   * Prints what a call answers as it comes.
   *
   * @throws CommandFailed with the message of a refusal, or where the answer breaks off
   */
  void print(String path, Map<String, ?> body, PrintWriter out) throws InterruptedException {
    try {
      var answer = client.send(request("POST", path, body, LONG), BodyHandlers.ofInputStream());
      try (var in = new InputStreamReader(answer.body(), StandardCharsets.UTF_8)) {
        if (answer.statusCode() == 200) {
          in.transferTo(out);
        } else {
          throw new CommandFailed(
              Json.MAPPER.readTree(in).path("message").asString("The server answered " + answer));
        }
      }
      out.flush();
    } catch (IOException e) {
      out.flush();
      throw new CommandFailed("The answer broke off; the server's log says why");
    }
  }

  /** All pages of a list. */
  List<JsonNode> all(String path) throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    long pages = 1;
    for (int page = 1; page <= pages; page++) {
      var answer = send("GET", path + "?per_page=100&page=" + page, Map.of());
      json(answer).forEach(all::add);
      pages = answer.headers().firstValueAsLong("X-Total-Pages").orElse(1);
    }
    return all;
  }

  /**
   * The user somebody names, by user name or number.
   *
   * @throws CommandFailed if there is none
   */
  JsonNode user(String name) throws IOException, InterruptedException {
    var named = get("/users?username=" + segment(name));
    if (!named.isEmpty()) {
      return named.get(0);
    }
    if (name.matches("[0-9]{1,18}")) {
      return get("/users/" + name);
    }
    throw new CommandFailed("There is no user " + name);
  }

  /** The path of the user somebody names. */
  String userPath(String name) throws IOException, InterruptedException {
    return "/users/" + user(name).path("id").longValue();
  }

  @Override
  public void close() {
    client.close();
    parts.close();
  }

  /** Whether it is that server: what is left of a killed one leads nowhere. */
  private boolean answers() throws InterruptedException {
    try {
      return send("GET", "/user", Map.of()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> send(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body, ANSWER), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, Map<String, ?> body, Duration patience) {
    var content =
        body.isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
    return HttpRequest.newBuilder(URI.create(way.url() + Api.BASE + path))
        .timeout(patience)
        .header("PRIVATE-TOKEN", way.token())
        .header("Content-Type", "application/json")
        .method(method, content)
        .build();
  }

  /** The calls of an API without a server. */
  private interface Calls {
    List<Call> of(Config config, DataDirectory data, Parts parts);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      var json = Json.MAPPER.readTree(answer.body().isEmpty() ? "{}" : answer.body());
      if (answer.statusCode() < 300) {
        return json;
      }
      throw new CommandFailed(json.path("message").asString("The server answered " + answer));
    } catch (JacksonException e) {
      throw new CommandFailed("The server answered something that is not JSON");
    }
  }
}
