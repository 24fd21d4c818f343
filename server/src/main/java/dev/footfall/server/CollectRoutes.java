package dev.footfall.server;

import dev.footfall.collect.Protocols;
import dev.footfall.collect.Reply;
import dev.footfall.collect.Request;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The collector's paths: whatever a protocol takes goes through the {@link Door}. */
final class CollectRoutes implements Routes {
  private final Protocols protocols;
  private final Door door;

  CollectRoutes(Protocols protocols, Door door) {
    this.protocols = protocols;
    this.door = door;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.any(this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response) {
    String method = request.prologue().method().text();
    String path = request.path().path();
    var protocol = protocols.find(method, path);
    if (protocol.isPresent()) {
      var body = Content.read(request);
      var received = request(request, body.kept());
      send(door.receive(protocol.get(), received, body.size()), response);
    } else if (protocols.collectAt(path)) {
      var received = request(request, new byte[0]);
      send(
          method.equals("OPTIONS")
              ? Reply.preflight(received)
              : Reply.text(received, 405, "this path takes no " + method + " requests"),
          response);
    } else {
      response.next();
    }
  }

  private static Request request(ServerRequest request, byte[] body) {
    return new Request(
        request.prologue().method().text(),
        request.path().path(),
        request.query().rawValue(),
        headers(request),
        request.remotePeer().host(),
        body);
  }

  private static Map<String, String> headers(ServerRequest request) {
    var headers = new TreeMap<String, String>();
    for (Header header : request.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), String.join(",", header.allValues()));
    }
    return headers;
  }

  private static void send(Reply reply, ServerResponse response) {
    response.status(Status.create(reply.status()));
    reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.send(reply.body());
  }

  /**
   * A request's body.
   *
   * @param kept its bytes, or its beginning where it is larger than {@link Door#LARGEST_BODY}
   * @param size how many bytes were read
   */
  private record Content(byte[] kept, long size) {
    /** Read on past what is kept, so that the client gets its answer: a cut-off one comes again. */
    private static final long READ_AT_MOST = 256L << 20;

    static Content read(ServerRequest request) {
      if (!request.content().hasEntity()) {
        return new Content(new byte[0], 0);
      }
      try (var in = request.content().inputStream()) {
        byte[] kept = in.readNBytes(Door.LARGEST_BODY);
        long size = kept.length;
        byte[] rest = new byte[64 << 10];
        for (int read = 0; read >= 0 && size < READ_AT_MOST; read = in.read(rest)) {
          size += read;
        }
        return new Content(kept, size);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
