package dev.footfall.server;

import dev.footfall.collect.Cors;
import dev.footfall.collect.CustomPath;
import dev.footfall.collect.Protocol;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The collector's paths: whatever a protocol takes goes through the {@link Door}. */
final class CollectRoutes implements Routes {
  private final Protocols protocols;
  private final Door door;
  private final BodyMemory memory;

  CollectRoutes(Protocols protocols, Door door, BodyMemory memory) {
    this.protocols = protocols;
    this.door = door;
    this.memory = memory;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.any(this::handle);
  }

  /**
   * The paths of their own that trackers are told to post to. For the end of all routes: whatever
   * else has an answer is asked first.
   */
  Routes elsewhere() {
    return routing -> routing.any(this::elsewhere);
  }

  private void elsewhere(ServerRequest request, ServerResponse response) {
    String method = request.prologue().method().text();
    if (!CustomPath.fits(request.path().path())) {
      response.next();
    } else if (method.equals("POST")) {
      custom(request).ifPresentOrElse(reply -> send(reply, response), response::next);
    } else if (method.equals("OPTIONS")) {
      var reply = Reply.preflight(request(request));
      send(reply.with("access-control-allow-methods", "POST, OPTIONS"), response);
    } else {
      response.next();
    }
  }

  /** The answer to a tracker; none where this is not what a tracker sends. */
  private Optional<Reply> custom(ServerRequest request) {
    try (var content = content(request)) {
      var received = request(request, content.kept());
      return content.refused()
          ? Optional.of(door.refuse(received))
          : protocols.custom(received).map(protocol -> take(protocol, received, content.size()));
    } catch (IOException e) {
      return Optional.of(unreadable(request));
    }
  }

  private void handle(ServerRequest request, ServerResponse response) {
    String method = request.prologue().method().text();
    String path = request.path().path();
    var protocol = protocols.find(method, path);
    if (protocol.isPresent()) {
      send(collect(protocol.get(), request), response);
    } else if (protocols.collectAt(path)) {
      var received = request(request);
      send(
          method.equals("OPTIONS")
              ? Reply.preflight(received)
              : Reply.text(received, 405, "this path takes no " + method + " requests"),
          response);
    } else {
      response.next();
    }
  }

  /** A client whose body cannot be read is told, with CORS as ever, and its connection closed. */
  private Reply collect(Protocol protocol, ServerRequest request) {
    var declined = protocol.declined(request(request));
    if (declined.isPresent()) {
      door.declined();
      return declined.get();
    }
    try (var content = content(request)) {
      var received = request(request, content.kept());
      return content.refused() ? door.refuse(received) : take(protocol, received, content.size());
    } catch (IOException e) {
      return unreadable(request);
    }
  }

  private Reply take(Protocol protocol, Request request, long size) {
    return protocols.optedOut(request)
        ? door.drop(protocol, request)
        : door.receive(protocol, request, size);
  }

  private Reply unreadable(ServerRequest request) {
    door.unreadable();
    return Reply.text(request(request), 400, "the body cannot be read").with("connection", "close");
  }

  private Content content(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return Content.none(memory);
    }
    // Not closed: that would read on to the end of a body that was found to have none.
    var in = request.content().inputStream();
    try {
      return isGzipped(request)
          ? gunzip(in)
          : Content.read(in, request.headers().contentLength().orElse(-1), memory);
    } catch (RuntimeException e) {
      // What the server's own reader throws at a bad chunk or a client that is gone.
      throw new IOException("The body is cut off or badly framed", e);
    }
  }

  private Content gunzip(InputStream in) throws IOException {
    var content = Content.read(new Gunzip(in), -1, memory);
    // What is not unpacked is read all the same: the client waits until it has sent everything.
    in.transferTo(OutputStream.nullOutputStream());
    return content;
  }

  private static boolean isGzipped(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.CONTENT_ENCODING)
        .filter(encoding -> encoding.strip().toLowerCase(Locale.ROOT).endsWith("gzip"))
        .isPresent();
  }

  static Request request(ServerRequest request) {
    return request(request, new byte[0]);
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

  /** Lets pages of other sites read an answer that is no protocol's; it must tell nothing. */
  static void allow(ServerRequest request, ServerResponse response) {
    Cors.headers(request(request))
        .forEach((name, value) -> response.header(HeaderNames.create(name), value));
  }

  static void send(Reply reply, ServerResponse response) {
    response.status(Status.create(reply.status()));
    reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.send(reply.body());
  }
}
