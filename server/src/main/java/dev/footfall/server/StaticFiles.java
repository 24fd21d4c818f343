package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** Files of the program that browsers load, from a folder of its resources; each is read once. */
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/schema+json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "webp", "image/webp",
          "woff2", "font/woff2",
          "ico", "image/x-icon");

  private final String folder;
  private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();

  private record File(byte[] plain, byte[] gzip, String type, String tag) {}

  /** The files below this folder, which ends with a slash. */
  StaticFiles(String folder) {
    this.folder = folder;
  }

  /**
   * Answers with a file.
   *
   * @param name below the folder: letters, digits, dots, hyphens and slashes between them
   * @param cache how long a browser may keep it, as {@code Cache-Control}
   * @return false if there is none: nothing was answered
   */
  boolean send(ServerRequest request, ServerResponse response, String name, String cache) {
    var found = find(name);
    found.ifPresent(file -> send(request, response, file, cache));
    return found.isPresent();
  }

  private Optional<File> find(String name) {
    // Names that are no file's are not remembered: strangers could fill the memory with them.
    var known = files.get(name);
    if (known != null) {
      return known;
    }
    var read =
        name.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
            ? read(name)
            : Optional.<File>empty();
    read.ifPresent(file -> files.put(name, read));
    return read;
  }

  private Optional<File> read(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(folder + name)) {
      if (in == null || type == null) {
        return Optional.empty();
      }
      byte[] plain = in.readAllBytes();
      return Optional.of(new File(plain, gzip(plain), type, tag(plain)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(
      ServerRequest request, ServerResponse response, File file, String cache) {
    response.header(HeaderNames.ETAG, file.tag());
    response.header(HeaderNames.CACHE_CONTROL, cache);
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).filter(file.tag()::equals).isPresent()) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, file.type());
    boolean gzip =
        request
            .headers()
            .first(HeaderNames.ACCEPT_ENCODING)
            .filter(a -> a.contains("gzip"))
            .isPresent();
    if (gzip) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    response.send(gzip ? file.gzip() : file.plain());
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String tag(byte[] plain) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
      return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
